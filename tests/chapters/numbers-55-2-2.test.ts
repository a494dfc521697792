/** The worked numbers of 55.2.2, recomputed, then looked for in both languages as each one writes them. */
import { describe, expect, it } from 'vitest';
import { printedIn } from './printed.ts';

const printed = printedIn('55-2-2');
const TERA = 1e12;

/** NVIDIA data sheets: 16-bit dense operations, memory and NVLink bytes per direction, per second. */
const A100 = { flops: 312 * TERA, int8: 624 * TERA, bandwidth: 2.039 * TERA, nvlink: 0.3 * TERA };
const H100 = { flops: 989 * TERA, bandwidth: 3.35 * TERA };
const NETWORK = 0.025 * TERA;

/** Bytes per parameter that a device holds at each ZeRO stage, over n devices, item by item. */
function zero(stage: 0 | 1 | 2 | 3, n: number): number {
  const [weights, gradients, states] = [2, 2, 12];
  const split = (bytes: number, from: number) => (stage >= from ? bytes / n : bytes);
  return split(weights, 3) + split(gradients, 2) + split(states, 1);
}

/** Affine quantisation of one value, and what it reads back as. */
function affine(x: number, low: number, high: number, bits: number) {
  const levels = 2 ** bits - 1;
  const step = (high - low) / levels;
  const zeroPoint = Math.round(-low / step);
  const q = Math.min(levels, Math.max(0, Math.round(x / step) + zeroPoint));
  return { step, zeroPoint, q, back: step * (q - zeroPoint) };
}

/** Largest finite value of a float with a bias of 2^(e-1) - 1; `reserved` top codes are not numbers. */
const ieeeMax = (exponent: number, mantissa: number) => (2 - 2 ** -mantissa) * 2 ** (2 ** (exponent - 1) - 1);

describe('55.2.2', () => {
  it('ridge points', () => {
    printed(A100.flops / A100.bandwidth, '153', 0);
    printed(H100.flops / H100.bandwidth, '295', 0);
    expect(Math.round(H100.flops / A100.flops)).toBe(3);
    printed((H100.bandwidth / A100.bandwidth - 1) * 100, '64', 0);
    printed(A100.flops / A100.nvlink, '1,040', 0);
    printed(A100.flops / NETWORK, '12,480', 0);
  });

  it('why a model writes slowly', () => {
    const bytes = 7e9 * 2;
    printed(bytes / 1e9, '14', 0);
    printed((A100.bandwidth / A100.flops) * 100, '0.65', 2);
    printed((bytes / A100.bandwidth) * 1000, '6.9', 1);
    printed(A100.bandwidth / bytes, '146', 0);
    printed(bytes / 4 / 1e9, '3.5', 1);
    printed((4 * A100.bandwidth) / bytes, '583', 0);
  });

  it('ZeRO with a finite number of devices', () => {
    const model = 7.5;
    printed(model * zero(0, 64), '120', 0);
    const rows = [
      [8, '41.3', '2.91', '28.1', '4.27', '15.0', 1],
      [64, '31.4', '3.82', '16.6', '7.21', '1.9', 1],
      [1024, '30.1', '3.99', '15.1', '7.95', '0.12', 2],
    ] as const;
    for (const [n, first, gain1, second, gain2, third, decimals] of rows) {
      printed(model * zero(1, n), first, 1);
      printed(16 / zero(1, n), gain1, 2);
      printed(model * zero(2, n), second, 1);
      printed(16 / zero(2, n), gain2, 2);
      printed(model * zero(3, n), third, decimals);
      expect(16 / zero(3, n)).toBe(n);
    }
    expect(16 / zero(1, 1e12)).toBeCloseTo(4, 9);
    expect(16 / zero(2, 1e12)).toBeCloseTo(8, 9);
  });

  it('communication: two passes, or three', () => {
    const pass = (63 / 64) * 7.5 * 2;
    printed(2 * pass, '29.5', 1);
    printed(3 * pass, '44.3', 1);
    printed(3 / 2, '1.5', 1);
  });

  it('number formats', () => {
    printed(ieeeMax(5, 10), '65,504', 0);
    printed(ieeeMax(5, 2), '57,344', 0);
    // E4M3 gives up infinities: its top exponent is used, all but the last mantissa
    printed((2 - 2 * 2 ** -3) * 2 ** 8, '448', 0);
    printed(A100.int8 / TERA, '624', 0);
    expect(A100.int8 / A100.flops).toBe(2);
  });

  it('one weight, in eight bits and then in four', () => {
    const eight = affine(0.3, -0.5, 0.8, 8);
    printed(eight.step, '0.0051', 4);
    printed(eight.zeroPoint, '98', 0);
    printed(0.3 / eight.step, '58.8', 1);
    printed(Math.round(0.3 / eight.step), '59', 0);
    expect(eight.q).toBe(59 + 98);
    printed(eight.q, '157', 0);
    printed(eight.back, '0.301', 3);
    const four = affine(0.3, -0.5, 0.8, 4);
    printed(four.step, '0.0867', 4);
    expect([four.zeroPoint, four.q]).toEqual([6, 9]);
    printed(four.back, '0.26', 2);
  });

  it('an outlier, alone on its scale', () => {
    const weights = [0.12, 0.15, -0.2, 8];
    const read = (bits: number) => {
      const step = Math.max(...weights.map(Math.abs)) / (2 ** (bits - 1) - 1);
      return weights.map((w) => Math.round(w / step) * step);
    };
    printed(8 / 127, '0.063', 3);
    const [a = 0, b = 1] = read(8);
    expect(a).toBe(b);
    printed(a, '0.126', 3);
    expect(read(4).slice(0, 3).map(Math.abs)).toEqual([0, 0, 0]);
    printed(0.2 / 127, '0.0016', 4);
    printed(4 + 16 / 128, '4.125', 3);
    printed((175 * (4 + 16 / 128)) / 8, '90.2', 1);
    printed(4 + 8 / 32, '4.25', 2);
  });

  it('what zeros bring', () => {
    printed(0.1 * 16 + 1, '2.6', 1);
    printed(2 * 16 + 2 * 2, '36', 0);
    printed(4 * 16, '64', 0);
    printed(1 / (0.4 + 0.6 / 2), '1.43', 2);
    printed((37 / 671) * 100, '5.5', 1);
  });
});
