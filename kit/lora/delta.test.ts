import { describe, expect, it } from 'vitest';
import { floatsOf } from '../weights/decoder-weights.ts';
import { scaled } from './adapter.ts';
import { sum } from './combine.ts';
import { deltaNorms, deltaOf } from './delta.ts';
import { decoderWeights, golden, goldenAdapter } from './golden.ts';
import { merge, unmerge, weightName } from './merge.ts';
import { deltaSvd, truncate } from './svd.ts';

const { adapter } = goldenAdapter();
const norm = (values: Iterable<number>) => Math.sqrt([...values].reduce((total, x) => total + x * x, 0));

/** NumPy's numbers for the i-th target layer. */
function reference(i: number) {
  const { layer, module } = adapter.factors[i] ?? { layer: -1, module: '' };
  const found = golden.layers.find(({ name }) => name === `h.${layer}.${module}`);
  if (!found) throw new Error(`no golden layer ${i}`);
  return found;
}

describe('ΔW', () => {
  it('has the values and norms that NumPy computes from the same file', () => {
    for (const [i, length] of deltaNorms(adapter).entries()) expect(length).toBeCloseTo(reference(i).frobenius, 5);
    for (const [i, factors] of adapter.factors.entries()) {
      const delta = deltaOf(factors, adapter.rank, adapter.scale); // [in, out]; NumPy's is (out, in)
      for (const [k, value] of reference(i).first_row.entries()) expect(delta[k * factors.out]).toBeCloseTo(value, 7);
    }
  });

  it('has NumPy’s singular values', () => {
    for (const [i, { values }] of deltaSvd(adapter).entries()) {
      for (const [k, value] of reference(i).singular_values.entries()) expect(values[k]).toBeCloseTo(value, 6);
    }
  });

  it('keeps under truncation exactly what the dropped singular values leave', () => {
    const decomposed = deltaSvd(adapter);
    const whole = truncate(decomposed, 3);
    const first = truncate(decomposed, 1);
    for (const i of [0, 7, 17]) {
      const delta = deltaOf(adapter.factors[i]!, adapter.rank, adapter.scale);
      const kept = deltaOf(first.factors[i]!, 1, 1);
      const all = deltaOf(whole.factors[i]!, 3, 1);
      expect(norm(delta.map((x, j) => x - (all[j] as number)))).toBeLessThan(1e-5);
      const residual = norm(delta.map((x, j) => x - (kept[j] as number)));
      expect(residual ** 2).toBeCloseTo(reference(i).residual_rank_1, 4);
    }
  });

  it('of a rank-deficient adapter has zeros at the end of its spectrum', () => {
    const twice = sum(adapter, adapter); // rank 6, but ΔW of rank 3
    const { values } = deltaSvd(twice)[0]!;
    expect(values[0]).toBeCloseTo(2 * reference(0).singular_values[0]!, 6);
    for (let k = 3; k < 6; k++) expect(values[k]).toBeLessThan(1e-9);
  });

  it('adds up when two adapters are put side by side', () => {
    const both = sum(scaled(adapter, 0.5), scaled(adapter, -0.25));
    const delta = deltaOf(both.factors[4]!, both.rank, both.scale);
    const quarter = deltaOf(adapter.factors[4]!, adapter.rank, adapter.scale / 4);
    delta.forEach((x, i) => {
      if (Math.abs(x - (quarter[i] as number)) > 1e-7) throw new Error(`${i}: ${x} ≠ ${quarter[i]}`);
    });
  });
});

describe('merge', () => {
  const weights = decoderWeights();

  it('adds ΔW to the target matrices and to nothing else', () => {
    const merged = merge(weights, [adapter]);
    expect([...merged.keys()].sort()).toEqual(golden.layers.map(({ name }) => `transformer.${name}.weight`));
    const factors = adapter.factors[2]!;
    const before = floatsOf(weights, weightName(factors));
    const after = merged.get(weightName(factors))!;
    for (const [i, o] of [
      [0, 0],
      [3, 11],
      [599, 159],
    ] as const) {
      let dot = 0; // float64, from the factors
      for (let k = 0; k < 3; k++) dot += factors.b[o * 3 + k]! * factors.a[k * factors.in + i]!;
      const at = i * factors.out + o;
      expect(after[at]).toBeCloseTo(before[at]! + adapter.scale * dot, 6);
    }
  });

  it('is undone by unmerge, up to rounding', () => {
    const back = unmerge(merge(weights, [adapter]), [adapter]);
    for (const [name, values] of back) {
      const original = floatsOf(weights, name);
      let worst = 0;
      values.forEach((x, i) => {
        worst = Math.max(worst, Math.abs(x - original[i]!));
      });
      expect(worst).toBeLessThan(1e-6);
    }
  });

  it('refuses to unmerge from what was never merged', () => {
    expect(() => unmerge(new Map(), [adapter])).toThrow(/mismatch/);
  });
});
