/** Measurements on the live models, made exactly as the lab makes them. */
import type { GradeContext } from '@kit/exercises/types.ts';
import { samplingDistribution } from '@kit/math/sampling.ts';
import { frame } from '@kit/models/encoder.ts';
import type { TokenScore } from '@kit/models/scoring.ts';
import { opened } from '../measure.ts';
import type { Side } from '../reading.ts';

const options = (signal: AbortSignal | undefined) => (signal ? { signal } : {});

/** The decoder's score of every token. */
export async function decoderScores(sentence: string, { runtime, signal }: GradeContext): Promise<TokenScore[]> {
  const { model, tokenizer } = await runtime.load('decoder', options(signal));
  return model.score(opened(tokenizer.ids(sentence), model), {}, signal);
}

/** The encoder's, each token hidden alone. */
export async function encoderScores(sentence: string, { runtime, signal }: GradeContext): Promise<TokenScore[]> {
  const { model, tokenizer } = await runtime.load('encoder', options(signal));
  return model.surprises(frame(tokenizer.ids(sentence), model.config), {}, signal);
}

/** Logits [V] by which a model guesses the token at `index` of the sentence. */
export async function guessLogits(
  side: Side,
  sentence: string,
  index: number,
  { runtime, signal }: GradeContext,
): Promise<{ readonly row: Float32Array; readonly id: number }> {
  const { tokenizer } = await runtime.load(side, options(signal));
  const ids = tokenizer.ids(sentence);
  const id = ids[index] ?? -1;
  if (side === 'decoder') {
    const { model } = await runtime.load('decoder', options(signal));
    const V = model.config.vocabulary;
    const logits = await model.logits(opened(ids.slice(0, index), model), signal);
    return { row: logits.subarray(index * V, (index + 1) * V), id };
  }
  const { model } = await runtime.load('encoder', options(signal));
  const V = model.config.vocabulary;
  const { logits } = await model.inspect(frame(ids, model.config), { masked: [index + 1] }, signal);
  return { row: logits.subarray((index + 1) * V, (index + 2) * V), id };
}

/** Two backends, or two batches, differ by less than this in a logit. */
const SLACK = 0.002;

/** The lowest and the highest rank that the token may have, given that logits are only so exact. */
export function rankBounds(row: Float32Array, id: number): readonly [number, number] {
  const own = row[id] ?? Number.NaN;
  const above = (slack: number) =>
    1 + row.reduce((count, logit, i) => count + (i !== id && logit > own + slack ? 1 : 0), 0);
  return [above(SLACK), above(-SLACK)];
}

/** Distribution of the first token that the decoder writes after a sentence, [V]. */
export async function firstDraw(
  sentence: string,
  rule: { readonly temperature?: number; readonly topP?: number },
  { runtime, signal }: GradeContext,
): Promise<Float64Array> {
  const { model, tokenizer } = await runtime.load('decoder', options(signal));
  const ids = opened(tokenizer.ids(sentence), model);
  const logits = await model.logits(ids, signal);
  return samplingDistribution(logits.subarray((ids.length - 1) * model.config.vocabulary), rule);
}

/** How many tokens a distribution leaves possible. */
export function possible(distribution: Float64Array): number {
  return distribution.reduce((count, chance) => count + (chance > 0 ? 1 : 0), 0);
}
