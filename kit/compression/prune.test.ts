import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { transposed } from '../quantization/decoder.ts';
import { inverseFactor } from '../quantization/gptq.ts';
import { solveRight } from './cholesky.ts';
import { dropInEach, dropNM, dropSmallest, magnitudes, type NM, removed, wandaScores } from './prune-select.ts';
import { sparseGpt } from './prune-sparsegpt.ts';
import { groupContributions, refitted, rowsOf } from './prune-structured.ts';

interface Golden {
  readonly w: readonly (readonly number[])[];
  readonly x: readonly (readonly number[])[];
  readonly cases: readonly {
    readonly sparsity: number | readonly [number, number];
    readonly magnitude: readonly (readonly number[])[];
    readonly wanda: readonly (readonly number[])[];
    readonly sparsegpt: readonly (readonly number[])[];
  }[];
  readonly size: number;
  readonly contributions: readonly number[];
  readonly kept: readonly number[];
  readonly refit: readonly (readonly number[])[];
}
/** From NumPy: training/pruning/golden.py. */
const golden: Golden = JSON.parse(readFileSync('tests/golden/pruning.json', 'utf8'));
const weights = Float32Array.from(golden.w.flat()); // (out, in)
const [rows, columns] = [golden.w.length, golden.x[0]?.length ?? 0];
const hessian = new Float64Array(columns * columns);
for (const token of golden.x)
  for (const [i, a] of token.entries()) for (const [j, b] of token.entries()) hessian[i * columns + j]! += a * b;
const energies = Float64Array.from({ length: columns }, (_, i) => hessian[i * columns + i]!);

/** The greatest difference, as part of the greatest value expected. */
function farthest(made: ArrayLike<number>, wanted: readonly number[]): number {
  const scale = Math.max(...wanted.map(Math.abs));
  return Math.max(...wanted.map((value, i) => Math.abs(value - made[i]!))) / scale;
}

describe.each(golden.cases.map((one) => [String(one.sparsity), one] as const))('at sparsity %s', (_, one) => {
  const { sparsity: said } = one;
  const nm: NM | null = typeof said === 'number' ? null : { kept: said[0], of: said[1] };

  it('magnitude keeps what NumPy keeps', () => {
    const scores = magnitudes(weights);
    const made = nm ? dropNM(scores, columns, nm) : dropSmallest(scores, removed(scores.length, said as number));
    expect([...made]).toEqual(one.magnitude.flat());
  });

  it('Wanda keeps what NumPy keeps, the same share of each row', () => {
    const scores = wandaScores(weights, energies);
    const made = nm ? dropNM(scores, columns, nm) : dropInEach(scores, columns, removed(columns, said as number));
    expect([...made]).toEqual(one.wanda.flat());
  });

  it('SparseGPT gives NumPy’s weights, across a block’s end', () => {
    const made = sparseGpt(weights, columns, inverseFactor(hessian, columns, 0.01), nm ?? (said as number));
    expect(farthest(made, one.sparsegpt.flat())).toBeLessThan(1e-6);
    expect([...made].map((w) => w === 0)).toEqual(one.sparsegpt.flat().map((w) => w === 0));
  });
});

describe('whole groups', () => {
  const stored = transposed(weights, rows, columns); // (in, out)
  const groups = { inputs: columns, outputs: rows, size: golden.size };

  it('contribute what NumPy measures on the tokens themselves', () => {
    expect(farthest(groupContributions(stored, hessian, groups), golden.contributions)).toBeLessThan(1e-6);
  });

  it('are made up for by the least squares of NumPy', () => {
    const made = transposed(refitted(stored, hessian, groups, golden.kept), golden.kept.length, rows);
    expect(farthest(made, golden.refit.flat())).toBeLessThan(1e-6);
    expect(rowsOf(stored, rows, golden.kept)).not.toEqual(made);
  });
});

it('solves X·H = B, and refuses an H that is not positive', () => {
  const h = [4, 1, 0.5, 1, 3, -1, 0.5, -1, 2];
  const x = [1, -2, 3, 0.5, 0, 4];
  const b = Float64Array.from({ length: 6 }, (_, at) => {
    const [row, column] = [Math.floor(at / 3), at % 3];
    return [0, 1, 2].reduce((sum, k) => sum + x[3 * row + k]! * h[3 * k + column]!, 0);
  });
  expect(farthest(solveRight(h, 3, b), x)).toBeLessThan(1e-12);
  expect(() => solveRight([1, 2, 2, 1], 2, b)).toThrow(RangeError);
});

it('drops the first among equals, and whole groups only', () => {
  expect([...dropSmallest(Float32Array.of(2, 1, 1, 1), 2)]).toEqual([1, 0, 0, 1]);
  expect([...dropSmallest(Float32Array.of(2, 1), 0)]).toEqual([1, 1]);
  expect(removed(10, 0.3)).toBe(3);
  expect(() => dropNM(new Float32Array(6), 6, { kept: 2, of: 4 })).toThrow('4');
});
