/** W′ = W₀ + (α/r)·B·A for every target layer of one or more adapters, and back. */
import { type DecoderWeights, type Edits, floatsOf } from '../weights/decoder-weights.ts';
import type { LoraAdapter, LoraFactors } from './adapter.ts';
import { deltaOf } from './delta.ts';
import { LoraError } from './errors.ts';

/** The name of the matrix that these factors change. */
export function weightName({ layer, module }: Pick<LoraFactors, 'layer' | 'module'>): string {
  return `transformer.h.${layer}.${module}.weight`;
}

/** The changed matrices in float32: W₀ plus the sum of all ΔW, each ΔW rounded once, each addition once. */
export function merge(weights: DecoderWeights, adapters: readonly LoraAdapter[]): Edits {
  return shift((name) => floatsOf(weights, name), adapters, 1);
}

/**
 * W₀ again, from W′ alone: W′ − ΔW in float32. The result differs from W₀ by rounding only; W₀ being float16, rounding
 * it to float16 gives W₀ exactly. From a W′ that was itself rounded to float16 it does not: what was rounded away is
 * lost.
 */
export function unmerge(merged: Edits, adapters: readonly LoraAdapter[]): Edits {
  return shift(
    (name) => {
      const values = merged.get(name);
      if (!values) throw new LoraError('mismatch', name);
      return values.slice();
    },
    adapters,
    -1,
  );
}

function shift(start: (name: string) => Float32Array, adapters: readonly LoraAdapter[], sign: 1 | -1): Edits {
  const edits = new Map<string, Float32Array>();
  for (const { factors, rank, scale } of adapters) {
    for (const layer of factors) {
      const name = weightName(layer);
      const values = edits.get(name) ?? start(name);
      const delta = deltaOf(layer, rank, sign * scale);
      for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) + (delta[i] as number);
      edits.set(name, values);
    }
  }
  return edits;
}
