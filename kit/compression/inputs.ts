/** What enters each linear map on a text: the Hessian that GPTQ, Wanda and SparseGPT need, and the largest values. */
import type { DecoderConfig } from '../models/decoder.ts';
import { matrix, transposed } from '../training/matrix.ts';
import { bestProduct } from '../training/product.ts';
import { type EngineWeights, headInputs, type Through } from './engine.ts';

export interface InputStatistics {
  /**
   * H = 2·X·Xᵀ/n over the n tokens read, X [columns, n]: [columns, columns], the Hessian of the squared error of each
   * output with respect to its weights (Frantar et al., 2022, section 3.1). The norm of input j over the text, which
   * Wanda asks for, is √(n·Hⱼⱼ/2). Summed in float64 over windows.
   */
  readonly hessian: Float64Array;
  readonly columns: number;
  /** n */
  readonly tokens: number;
  /** of each input, its largest magnitude [columns] */
  readonly largest: Float32Array;
}

/** By the name of the map's weight. */
export type Inputs = ReadonlyMap<string, InputStatistics>;

/**
 * Reads every window with the decoder as it is; `afterEach` is told how many are read. Rejects with
 * RuntimeError('invalid-input' | 'input-too-long') for tokens that are none.
 */
export async function readInputs(
  config: DecoderConfig,
  weights: EngineWeights,
  windows: readonly (readonly number[])[],
  afterEach: (done: number) => Promise<void>,
): Promise<Inputs> {
  const product = bestProduct();
  const sums = new Map<string, { hessian: Float64Array; columns: number; largest: Float32Array }>();
  const products = new Map<number, Float32Array<ArrayBuffer>>(); // by columns: one window's, used again for the next
  const through: Through = (name, input, columns) => {
    const one = sums.get(name) ?? {
      hessian: new Float64Array(columns * columns),
      columns,
      largest: new Float32Array(columns),
    };
    sums.set(name, one);
    const rows = input.length / columns;
    const x = matrix({ shape: [rows, columns], data: input as Float32Array<ArrayBuffer> });
    const squares = products.get(columns)?.fill(0) ?? new Float32Array(columns * columns);
    products.set(columns, squares);
    product(transposed(x), x, matrix({ shape: [columns, columns], data: squares }));
    for (let i = 0; i < squares.length; i++) one.hessian[i] = one.hessian[i]! + squares[i]!;
    for (let i = 0; i < input.length; i++) {
      const magnitude = Math.abs(input[i] as number);
      if (magnitude > (one.largest[i % columns] as number)) one.largest[i % columns] = magnitude;
    }
    return input;
  };
  let tokens = 0;
  for (const [i, ids] of windows.entries()) {
    headInputs(config, weights, ids, through);
    tokens += ids.length;
    await afterEach(i + 1);
  }
  for (const { hessian } of sums.values()) for (let i = 0; i < hessian.length; i++) hessian[i]! *= 2 / tokens;
  return new Map([...sums].map(([name, one]) => [name, { ...one, tokens }]));
}
