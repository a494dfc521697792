/** Measurements on the live model, made exactly as the lab makes them. */
import type { GradeContext } from '@kit/exercises/types.ts';
import type { Head } from '@kit/lab/state.ts';
import { argmax, softmax } from '@kit/math/softmax.ts';
import type { DecoderConfig, Inspection, InspectOptions } from '@kit/models/decoder.ts';

export interface Measured {
  readonly config: DecoderConfig;
  readonly inspection: Inspection;
}

/** One forward pass over a sentence. */
export async function inspect(
  sentence: string,
  { runtime, signal }: GradeContext,
  options?: InspectOptions,
): Promise<Measured> {
  const { model, tokenizer } = await runtime.load('decoder', signal ? { signal } : {});
  return { config: model.config, inspection: await model.inspect(tokenizer.ids(sentence), options, signal) };
}

/** Attention weight from `query` to `key`; layer, head and positions from 0. */
export function weight(
  { config, inspection }: Measured,
  layer: number,
  head: number,
  query: number,
  key: number,
): number {
  const T = inspection.tokens;
  return inspection.attentions[((layer * config.heads + head) * T + query) * T + key] ?? Number.NaN;
}

/**
 * Mean weight each head gives to the token before the query, [L·H]. From the third query on, as in the lab's summary:
 * for the second, the previous token and the first are the same.
 */
export function previousShares(measured: Measured): number[] {
  const { config, inspection } = measured;
  return Array.from({ length: config.layers * config.heads }, (_, at) => {
    const [layer, head] = [Math.floor(at / config.heads), at % config.heads];
    let sum = 0;
    for (let q = 2; q < inspection.tokens; q++) sum += weight(measured, layer, head, q, q - 1);
    return sum / (inspection.tokens - 2);
  });
}

/** Distribution of the token after the sentence, [V]. */
export function nextDistribution({ config, inspection }: Measured): Float64Array {
  return softmax(inspection.logits.subarray((inspection.tokens - 1) * config.vocabulary));
}

/**
 * Probability that the model with one head off (layer and head from 0) gives to the untouched model's most probable
 * token.
 */
export async function ablated(sentence: string, layer: number, head: number, context: GradeContext): Promise<number> {
  const untouched = await inspect(sentence, context);
  const headMask = new Float32Array(untouched.config.layers * untouched.config.heads).fill(1);
  headMask[layer * untouched.config.heads + head] = 0;
  const altered = await inspect(sentence, context, { headMask });
  return nextDistribution(altered)[argmax(nextDistribution(untouched))] ?? Number.NaN;
}

/** Probability of the most probable next token. */
export async function topProbability(sentence: string, context: GradeContext): Promise<number> {
  return Math.max(...nextDistribution(await inspect(sentence, context)));
}

/** Nats per token with some heads off (layer and head from 0), nothing before a sentence: the mean of the sentences. */
export async function lossWithout(
  sentences: readonly string[],
  off: readonly Head[],
  { runtime, signal }: GradeContext,
): Promise<number> {
  const { model, tokenizer } = await runtime.load('decoder', signal ? { signal } : {});
  const { layers, heads } = model.config;
  const headMask = new Float32Array(layers * heads).fill(1);
  for (const { layer, head } of off) headMask[layer * heads + head] = 0;
  let sum = 0;
  for (const sentence of sentences) {
    const scores = await model.score(tokenizer.ids(sentence), { headMask }, signal);
    sum -= scores.reduce((total, { logProbability }) => total + logProbability, 0) / scores.length;
  }
  return sum / sentences.length;
}
