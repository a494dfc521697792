/**
 * What the lab asks of both models. Each function adds to what is there and gives a new value as soon as it has one.
 */
import type { DecoderModel } from '@kit/models/decoder.ts';
import { type EncoderModel, frame } from '@kit/models/encoder.ts';
import type { BackendChoice } from '@kit/runtime/types.ts';
import type { ShownToken } from '@kit/tokens/tokens.ts';
import { meanOverHeads } from './logic.ts';
import { type Reading, TOP, type Writing } from './reading.ts';

/** Tokens of one call to the encoder: each hidden position is a pass over the whole sequence. */
const CALL_TOKENS = 512;

/** What the decoder reads: a text begins after the end-of-text token, so that its first token is guessed too. */
export function opened(ids: readonly number[], { config }: Pick<DecoderModel, 'config'>): number[] {
  return [config.endOfText, ...ids];
}

/** One pass: the decoder's score of every token. */
export async function readDecoder(
  model: DecoderModel,
  text: string,
  tokens: readonly ShownToken[],
  choice: BackendChoice | null,
  signal: AbortSignal,
): Promise<Reading> {
  const ids = tokens.map(({ id }) => id);
  const start = performance.now();
  const decoder = await model.score(opened(ids, model), { top: TOP }, signal);
  return {
    text,
    tokens,
    origin: 'measured',
    choice,
    decoder,
    encoder: ids.map(() => null),
    maps: null,
    milliseconds: { decoder: performance.now() - start, encoder: 0 },
  };
}

/** Those passes of the encoder that are still missing, among the tokens wanted. */
export async function* readEncoder(
  model: EncoderModel,
  ids: readonly number[],
  reading: Reading,
  wanted: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<Reading> {
  const framed = frame(ids, model.config);
  const missing = wanted.filter((i) => reading.encoder[i] === null);
  const size = Math.max(1, Math.floor(CALL_TOKENS / framed.length));
  let now = reading;
  for (let first = 0; first < missing.length; first += size) {
    const part = missing.slice(first, first + size);
    const start = performance.now();
    const scores = await model.surprises(framed, { positions: part.map((i) => i + 1), top: TOP }, signal);
    const milliseconds = performance.now() - start;
    const before = now.milliseconds ?? { decoder: 0, encoder: 0 };
    now = {
      ...now,
      encoder: now.encoder.map((score, i) => scores[part.indexOf(i)] ?? score),
      milliseconds: { ...before, encoder: before.encoder + milliseconds },
    };
    yield now;
  }
}

/** Attention of both models over the whole sentence. */
export async function* readMaps(
  decoder: DecoderModel,
  encoder: EncoderModel,
  ids: readonly number[],
  reading: Reading,
  signal: AbortSignal,
): AsyncGenerator<Reading> {
  if (reading.maps) return;
  const left = meanOverHeads(await decoder.inspect(opened(ids, decoder), {}, signal), decoder.config);
  const both = meanOverHeads(await encoder.inspect(frame(ids, encoder.config), {}, signal), encoder.config);
  yield { ...reading, maps: { decoder: left, encoder: both } };
}

/** Goes on writing until there are `length` tokens; a text resumed is the text written at once. */
export async function* write(
  model: DecoderModel,
  ids: readonly number[],
  writing: Writing,
  length: number,
  signal: AbortSignal,
): AsyncGenerator<Writing> {
  const { rule } = writing;
  const missing = length - writing.tokens.length;
  if (missing <= 0 || writing.ended) return;
  const so = [...opened(ids, model), ...writing.tokens.map(({ id }) => id)];
  const { temperature, topK, topP, seed } = rule;
  const options = { temperature, topK, topP, seed, maxNewTokens: missing, candidates: TOP };
  let now = writing;
  for await (const { milliseconds: _, ...token } of model.generate(so, options, signal)) {
    now = { ...now, tokens: [...now.tokens, token] };
    yield now;
  }
  yield { ...now, ended: now.tokens.length < length };
}
