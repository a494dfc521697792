import { decoder, goldenFiles } from '@kit/lora/golden.ts';
import { deltaOf, type LoraAdapter } from '@kit/lora/index.ts';
import { describe, expect, it } from 'vitest';
import { keptEnergy, loaded, mix } from './mix.ts';

const first = await loaded('golden', goldenFiles(), decoder);
const FULL = { strength: 1, rank: null, secondStrength: 1 };
const delta = ({ factors, rank, scale }: LoraAdapter, i: number) => deltaOf(factors[i]!, rank, scale);
const worst = (a: Float32Array, b: Float32Array) => a.reduce((max, x, i) => Math.max(max, Math.abs(x - b[i]!)), 0);

describe('mix', () => {
  it('is the adapter itself at full strength and rank', () => {
    expect(worst(delta(mix(first, null, FULL), 3), delta(first.adapter, 3))).toBe(0);
    expect(worst(delta(mix(first, null, { ...FULL, rank: 99 }), 3), delta(first.adapter, 3))).toBe(0);
  });

  it('scales ΔW, adds two of them, and is nothing at strength or rank 0', () => {
    const whole = delta(first.adapter, 5);
    const half = delta(mix(first, null, { ...FULL, strength: 0.5 }), 5);
    expect(
      worst(
        half,
        whole.map((x) => x / 2),
      ),
    ).toBeLessThan(1e-7);
    const both = delta(mix(first, first, { ...FULL, strength: 0.5, secondStrength: 0.25 }), 5);
    expect(
      worst(
        both,
        whole.map((x) => 0.75 * x),
      ),
    ).toBeLessThan(1e-6);
    for (const none of [
      { ...FULL, strength: 0 },
      { ...FULL, rank: 0 },
    ])
      expect(Math.max(...delta(mix(first, null, none), 5).map(Math.abs))).toBe(0);
  });

  it('cut to rank k keeps the largest singular values: ‖ΔW − ΔWₖ‖² is the energy of the others', () => {
    const whole = delta(first.adapter, 0);
    const cut = delta(mix(first, null, { ...FULL, rank: 1 }), 0);
    const left = whole.reduce((sum, x, i) => sum + (x - cut[i]!) ** 2, 0);
    const values = [...first.svd[0]!.values];
    expect(left).toBeCloseTo(
      values.slice(1).reduce((sum, x) => sum + x * x, 0),
      4,
    );
  });

  it('keeps a share of the energy that grows from 0 to 1', () => {
    const shares = [0, 1, 2, 3].map((rank) => keptEnergy(first.svd, rank));
    expect(shares[0]).toBe(0);
    expect(shares[3]).toBeCloseTo(1, 12);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });
});
