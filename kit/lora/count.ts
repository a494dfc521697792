/** Parameters of an adapter, counted in two independent ways. */
import type { DecoderConfig } from '../models/decoder.ts';
import type { StoredTensors } from '../safetensors/dtypes.ts';
import { type LoraFactors, linearSize } from './adapter.ts';

/** Σ over the matrices adapted of r·(in + out): by formula, from shapes alone. */
export function parametersByFormula(
  config: Pick<DecoderConfig, 'width'>,
  rank: number,
  targets: readonly Pick<LoraFactors, 'module'>[],
): number {
  const perRank = targets.reduce((sum, { module }) => {
    const size = linearSize(config, module);
    return sum + size.in + size.out;
  }, 0);
  return rank * perRank;
}

/** Elements of the tensors that the file really holds. */
export function parametersByFile(tensors: StoredTensors): number {
  return [...tensors.values()].reduce((sum, { shape }) => sum + shape.reduce((count, n) => count * n, 1), 0);
}

/**
 * Every parameter of the decoder: embeddings, positions, and per block two norms and four linear maps with their
 * biases.
 */
export function decoderParameters({
  layers,
  width,
  vocabulary,
  context,
}: Pick<DecoderConfig, 'layers' | 'width' | 'vocabulary' | 'context'>): number {
  const linears = (['attn.c_attn', 'attn.c_proj', 'mlp.c_fc', 'mlp.c_proj'] as const).reduce((sum, module) => {
    const size = linearSize({ width }, module);
    return sum + size.in * size.out + size.out;
  }, 0);
  return (vocabulary + context) * width + layers * (linears + 4 * width) + 2 * width;
}
