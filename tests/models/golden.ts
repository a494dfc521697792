/**
 * PyTorch's answers, written by training/decoder/export.py: golden.json describes, golden.bin holds the numbers (float32,
 * little-endian). Shared by the tests in Node and in the browser, so it fetches nothing itself.
 */
import type { DecoderModel, InspectOptions } from '../../kit/models/decoder.ts';
import { maxDifference, type StoredTensor, tensorOf } from './reference.ts';

export interface GoldenCase {
  readonly variant: string;
  readonly language: string;
  readonly past_ids: readonly number[];
  readonly ids: readonly number[];
  readonly head_mask: readonly (readonly number[])[];
  readonly score_scale: number;
  readonly causal: number;
  readonly tensors: readonly StoredTensor[];
}
export interface Golden {
  readonly tolerance: number;
  readonly cases: readonly GoldenCase[];
  readonly greedy: readonly {
    readonly prompt: string;
    readonly ids: readonly number[];
    readonly new_ids: readonly number[];
    readonly text: string;
  }[];
}

export interface Differences {
  readonly logits: number;
  readonly attentions: number;
}

/**
 * Largest differences of our decoder from one case. A case with a past is computed here in one pass over past and new tokens:
 * with the causal mask both give the same rows, so it is also a test of the reference's cache.
 */
export async function differences(model: DecoderModel, golden: GoldenCase, bin: ArrayBuffer): Promise<Differences> {
  const options: InspectOptions = {
    headMask: Float32Array.from(golden.head_mask.flat()),
    scoreScale: golden.score_scale,
    causal: golden.causal === 1,
  };
  const ids = [...golden.past_ids, ...golden.ids];
  const result = await model.inspect(ids, options);
  const all = golden.tensors.some(({ name }) => name === 'logits');
  const wanted = tensorOf(golden, bin, all ? 'logits' : 'logits_last').data;
  const logits = result.logits.subarray(result.logits.length - wanted.length);
  const attentions = tensorOf(golden, bin, 'attentions');
  return {
    logits: maxDifference(logits, wanted),
    attentions: maxDifference(lastRows(result.attentions, ids.length, golden.ids.length), attentions.data),
  };
}

/** Of each [T, T] matrix in [L, H, T, T], the last `rows` rows. */
function lastRows(attentions: Float32Array, tokens: number, rows: number): Float32Array {
  const square = tokens * tokens;
  const out: number[] = [];
  for (let start = 0; start < attentions.length; start += square) {
    out.push(...attentions.subarray(start + (tokens - rows) * tokens, start + square));
  }
  return Float32Array.from(out);
}
