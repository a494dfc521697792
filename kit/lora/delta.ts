import type { LoraAdapter, LoraFactors } from './adapter.ts';

/**
 * ΔW = scale·B·A, transposed as GPT-2's file stores its weights: [in, out]. Summed in float64 and rounded once.
 * ΔWᵀ[i, o] = scale · Σₖ A[k, i]·B[o, k]
 */
export function deltaOf({ a, b, in: inner, out }: LoraFactors, rank: number, scale: number): Float32Array {
  const delta = new Float32Array(inner * out);
  for (let i = 0; i < inner; i++) {
    for (let o = 0; o < out; o++) {
      let sum = 0;
      for (let k = 0; k < rank; k++) sum += (a[k * inner + i] as number) * (b[o * rank + k] as number);
      delta[i * out + o] = scale * sum;
    }
  }
  return delta;
}

/** ‖ΔW‖ (Frobenius) of each target layer, in the order of `factors`. */
export function deltaNorms(adapter: LoraAdapter): number[] {
  return adapter.factors.map((factors) => Math.hypot(...norms(deltaOf(factors, adapter.rank, adapter.scale), 1024)));
}

/** Norms of slices, so that Math.hypot never gets too many arguments. */
function norms(values: Float32Array, slice: number): number[] {
  const parts: number[] = [];
  for (let at = 0; at < values.length; at += slice) parts.push(Math.hypot(...values.subarray(at, at + slice)));
  return parts;
}
