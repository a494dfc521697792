/** PyTorch's answers for the encoder, written by training/encoder/export.py. Shared by Node and the browser: fetches nothing. */
import type { EncoderModel } from '../../kit/models/encoder.ts';
import { maxDifference, type StoredTensor, tensorOf } from './reference.ts';

export interface EncoderCase {
  readonly variant: string;
  readonly language: string;
  readonly sentence: string;
  readonly ids: readonly number[];
  readonly masked: readonly number[];
  /** position of the token that each row of the logits is about */
  readonly rows: readonly number[];
  readonly head_mask: readonly (readonly number[])[];
  readonly score_scale: number;
  readonly tensors: readonly StoredTensor[];
}
export interface EncoderGolden {
  readonly tolerance: number;
  readonly cases: readonly EncoderCase[];
  /** each token masked alone, per language */
  readonly alone: Readonly<Record<string, readonly HiddenAlone[]>>;
}
export interface HiddenAlone {
  readonly position: number;
  readonly id: number;
  readonly log_probability: number;
  readonly rank: number;
  readonly best: number;
}

/** Largest difference of each output from one case. */
export async function encoderDifferences(
  model: EncoderModel,
  item: EncoderCase,
  bin: ArrayBuffer,
): Promise<Record<'logits' | 'attentions' | 'hiddenStates', number>> {
  const result = await model.inspect(item.ids, {
    masked: item.masked,
    headMask: Float32Array.from(item.head_mask.flat()),
    scoreScale: item.score_scale,
  });
  const V = model.config.vocabulary;
  const logits = Float32Array.from(item.rows.flatMap((t) => [...result.logits.subarray(t * V, (t + 1) * V)]));
  const hidden = item.tensors.some(({ name }) => name === 'hidden_states');
  return {
    logits: maxDifference(logits, tensorOf(item, bin, 'logits').data),
    attentions: maxDifference(result.attentions, tensorOf(item, bin, 'attentions').data),
    // relative: the residual stream reaches hundreds
    hiddenStates: hidden ? relative(result.hiddenStates, tensorOf(item, bin, 'hidden_states').data) : 0,
  };
}

function relative(a: Float32Array, b: Float32Array): number {
  const largest = b.reduce((max, value) => Math.max(max, Math.abs(value)), 1);
  return maxDifference(a, b) / largest;
}
