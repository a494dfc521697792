/**
 * How well the encoder guesses hidden tokens of a text, as BERT was judged (Devlin et al., 2019, §3.1) and as its card
 * measures it.
 */
import { type Proportion, proportion } from '../../kit/math/proportion.ts';
import { randomStream } from '../../kit/math/random.ts';
import { type EncoderModel, frame } from '../../kit/models/encoder.ts';
import { scoreRow } from '../../kit/models/scoring.ts';
import type { Tokenizer } from '../../kit/tokenizer/tokenizer.ts';
import { Failure } from './failure.ts';
import { idsOf } from './text.ts';

const SHARE = 0.15;
const HIDDEN = 0.8; // of the tokens asked: replaced by <|mask|>
const REPLACED = 0.1; // … by another token; the rest stays as it is

export interface MaskedScore {
  readonly top1: Proportion;
  readonly top5: Proportion;
  readonly lossNatsPerToken: number;
  readonly windows: number;
}

/** Consecutive framed windows of at most `context` tokens; a shorter rest is left out, unless it is all there is. */
export function framedWindows(ids: readonly number[], config: EncoderModel['config']): number[][] {
  const inner = config.context - 2;
  if (ids.length < inner) return [frame(ids, config)];
  const count = Math.floor(ids.length / inner);
  return Array.from({ length: count }, (_, i) => frame(ids.slice(i * inner, (i + 1) * inner), config));
}

/** Which positions of a window are asked, and what stands there instead. */
export function corrupt(
  ids: readonly number[],
  { mask, vocabulary }: Pick<EncoderModel['config'], 'mask' | 'vocabulary'>,
  isText: (id: number) => boolean,
  random: () => number,
): { readonly shown: number[]; readonly asked: number[] } {
  const pool = ids.map((_, t) => t).slice(1, -1);
  const count = Math.min(pool.length, Math.round(SHARE * ids.length));
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (pool.length - i)); // Fisher–Yates
    [pool[i], pool[j]] = [pool[j] as number, pool[i] as number];
  }
  const asked = pool.slice(0, count).sort((a, b) => a - b);
  const shown = [...ids];
  for (const t of asked) {
    const fate = random();
    if (fate < HIDDEN) shown[t] = mask;
    else if (fate < HIDDEN + REPLACED) {
      do shown[t] = Math.floor(random() * vocabulary);
      while (!isText(shown[t] as number));
    }
  }
  return { shown, asked };
}

export async function maskedAccuracy(
  model: EncoderModel,
  tokenizer: Pick<Tokenizer, 'ids' | 'token'>,
  documents: readonly string[],
  seed: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<MaskedScore> {
  const { config } = model;
  const rows = documents.flatMap((text) => framedWindows(idsOf(text, tokenizer), config));
  const random = randomStream(seed);
  let nats = 0;
  let first = 0;
  let five = 0;
  let count = 0;
  for (const [done, ids] of rows.entries()) {
    const { shown, asked } = corrupt(ids, config, (id) => !tokenizer.token(id).special, random);
    const { logits } = await model.inspect(shown);
    for (const t of asked) {
      const row = logits.subarray(t * config.vocabulary, (t + 1) * config.vocabulary);
      const { logProbability, rank } = scoreRow(row, t, ids[t] as number, 0);
      nats -= logProbability;
      first += rank === 1 ? 1 : 0;
      five += rank <= 5 ? 1 : 0;
    }
    count += asked.length;
    onProgress(done + 1, rows.length);
  }
  if (count === 0) throw new Failure('the text is too short: no token of it can be hidden');
  return {
    top1: proportion(first, count),
    top5: proportion(five, count),
    lossNatsPerToken: nats / count,
    windows: rows.length,
  };
}
