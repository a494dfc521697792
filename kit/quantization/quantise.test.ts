import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dequantise, type Granularity, packedBytes, type QuantConfig, quantise } from './quantise.ts';

interface Golden {
  readonly rows: number;
  readonly columns: number;
  readonly group: number;
  readonly values: readonly number[];
  readonly cases: readonly {
    readonly bits: number;
    readonly symmetric: boolean;
    readonly granularity: Granularity;
    readonly codes: readonly number[];
    readonly scales: readonly number[];
    readonly zeros: readonly number[];
    readonly values: readonly number[];
  }[];
}
const golden: Golden = JSON.parse(readFileSync('tests/golden/quantization/golden.json', 'utf8'));
const values = Float32Array.from(golden.values);
const CONFIG: QuantConfig = { bits: 4, symmetric: false, granularity: 'group', groupSize: 8 };

describe('quantise', () => {
  it.each(golden.cases)('gives PyTorch’s codes at $bits bits, symmetric $symmetric, per $granularity', (wanted) => {
    const { bits, symmetric, granularity } = wanted;
    const made = quantise(values, golden.rows, golden.columns, { ...CONFIG, bits, symmetric, granularity });
    expect([...made.codes]).toEqual(wanted.codes);
    expect([...made.zeros]).toEqual(wanted.zeros);
    expect([...made.scales]).toEqual(wanted.scales);
    dequantise(made).forEach((x, i) => {
      if (x !== wanted.values[i] && x - wanted.values[i]! !== 0) throw new Error(`${i}: ${x} ≠ ${wanted.values[i]}`);
    });
  });

  it('is never off by more than half a step, zero always exact', () => {
    const w = Float32Array.from({ length: 64 }, (_, i) => Math.sin(i) / 3);
    w[10] = 0;
    const made = quantise(w, 2, 32, CONFIG);
    const back = dequantise(made);
    for (const [i, x] of w.entries()) {
      const step = made.scales[Math.floor(i / 8)]!;
      // the extremes may be clipped by half a step more, since the zero point is rounded too
      expect(Math.abs(back[i]! - x)).toBeLessThanOrEqual(step * 1.01);
    }
    expect(back[10]).toBe(0);
  });

  it('counts the bits that packing takes', () => {
    const made = quantise(new Float32Array(64), 2, 32, CONFIG);
    expect(packedBytes(made)).toBe((64 * 4 + 8 * (16 + 4)) / 8);
    expect(packedBytes(quantise(new Float32Array(64), 2, 32, { ...CONFIG, symmetric: true }))).toBe(
      (64 * 4 + 8 * 16) / 8,
    );
  });

  it('ends each row with a shorter group where the size does not divide it', () => {
    // scales by hand: 3 levels, 2 bits symmetric have |q| ≤ 1, so each is the largest magnitude of its group
    const w = Float32Array.of(1, -2, 0.5, 4, 0.25, 8, 0, -0.125, 2, 1);
    const made = quantise(w, 2, 5, { bits: 2, symmetric: true, granularity: 'group', groupSize: 3 });
    expect([...made.scales]).toEqual([2, 4, 8, 2]);
    expect([...made.codes]).toEqual([0, -1, 0, 1, 0, 1, 0, 0, 1, 0]);
    expect([...dequantise(made)]).toEqual([0, -2, 0, 4, 0, 8, 0, 0, 2, 0]);
    expect(packedBytes(made)).toBe((10 * 2 + 4 * 16 + 4) / 8);
  });

  it.each([
    ['bits', { ...CONFIG, bits: 1 }],
    ['bits', { ...CONFIG, bits: 4.5 }],
    ['group size', { ...CONFIG, groupSize: 0 }],
  ])('refuses what makes no sense (%s)', (reason, config) => {
    expect(() => quantise(new Float32Array(64), 2, 32, config)).toThrow(reason);
  });
});
