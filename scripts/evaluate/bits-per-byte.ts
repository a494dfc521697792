/**
 * How well the decoder predicts a text, by sliding windows, as its card measures it (training/common/evaluation.py).
 */
import type { DecoderModel } from '../../kit/models/decoder.ts';
import { scoreRow } from '../../kit/models/scoring.ts';
import type { Tokenizer } from '../../kit/tokenizer/tokenizer.ts';
import { bytesOf, idsOf } from './text.ts';

/**
 * Tokens from one window to the next: every token but those of the first window sees at least context − STRIDE before
 * it.
 */
const STRIDE = 128;

export interface TextScore {
  readonly bitsPerByte: number;
  readonly lossNatsPerToken: number;
  readonly top1: number;
  readonly tokens: number;
  readonly bytes: number;
}

/** Every token of every document is scored once; each document follows the end-of-text token. */
export async function bitsPerByte(
  model: Pick<DecoderModel, 'config' | 'logits'>,
  tokenizer: Pick<Tokenizer, 'ids'>,
  documents: readonly string[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<TextScore> {
  const { context, endOfText, vocabulary } = model.config;
  const streams = documents.map((text) => [endOfText, ...idsOf(text, tokenizer)]);
  const total = streams.reduce((sum, ids) => sum + ids.length - 1, 0);
  let nats = 0;
  let right = 0;
  let tokens = 0;
  for (const ids of streams) {
    for (const { start, skip } of windows(ids.length, context)) {
      const shown = ids.slice(start, Math.min(start + context, ids.length - 1));
      const logits = await model.logits(shown);
      for (let t = skip; t < shown.length; t++) {
        const row = logits.subarray(t * vocabulary, (t + 1) * vocabulary);
        const { logProbability, rank } = scoreRow(row, start + t + 1, ids[start + t + 1] as number, 0);
        nats -= logProbability;
        right += rank === 1 ? 1 : 0;
        tokens += 1;
      }
      onProgress(tokens, total);
    }
  }
  const bytes = documents.reduce((sum, text) => sum + bytesOf(text), 0);
  return { bitsPerByte: nats / Math.LN2 / bytes, lossNatsPerToken: nats / tokens, top1: right / tokens, tokens, bytes };
}

/** First input of each window, and how many of its inputs an earlier window has answered already. */
export function windows(length: number, context: number): { start: number; skip: number }[] {
  const found = [{ start: 0, skip: 0 }];
  for (let start = STRIDE; start < length - 1 - context + STRIDE; start += STRIDE) {
    found.push({ start, skip: context - STRIDE });
  }
  return found;
}
