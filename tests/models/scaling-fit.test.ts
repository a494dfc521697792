/** The scaling family's laws, recomputed from its committed measures by another method than training/scaling/laws.py. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Run {
  readonly size: string;
  readonly parameters: number;
  readonly effective: number;
  readonly non_embedding: number;
  readonly steps: number;
  readonly tokens: number;
  readonly flops: number;
  readonly bits_per_byte: number;
}
interface SizeLaw {
  readonly tokens: number;
  readonly axis: string;
  readonly form: string;
  readonly predicted_size: string;
  readonly predicted: number;
  readonly measured: number;
}
interface Results {
  readonly sizes: readonly { readonly name: string; readonly total: number; readonly effective: number }[];
  readonly settings: { readonly step_tokens: number; readonly common_steps: readonly number[] };
  readonly runs: readonly Run[];
  readonly additions: readonly {
    readonly size: string;
    readonly digits: readonly { readonly exact: number; readonly digit: number }[];
  }[];
  readonly fits: {
    readonly size_laws: readonly SizeLaw[];
    readonly isoflop: readonly { readonly flops: number; readonly points: readonly Run[] }[];
  };
}

const results = JSON.parse(readFileSync('public/models/scaling/training-results.json', 'utf8')) as Results;
const { sizes, runs, settings, fits } = results;

/** y = floor + scale·x^−exponent by least squares: every exponent of a fine grid, the rest from the normal equations. */
function fitWithFloor(points: readonly (readonly [number, number])[]) {
  const n = points.length;
  let best = { error: Number.POSITIVE_INFINITY, floor: 0, scale: 0, exponent: 0 };
  for (let i = 1; i <= 15_000; i++) {
    const exponent = i / 10_000;
    const powers = points.map(([x]) => (x / 1e5) ** -exponent);
    const sum = (of: (power: number, y: number) => number) =>
      points.reduce((total, [, y], k) => total + of(powers[k] as number, y), 0);
    const [p, pp, y, py] = [sum((q) => q), sum((q) => q * q), sum((_, v) => v), sum((q, v) => q * v)];
    let scale = (n * py - p * y) / (n * pp - p * p);
    let floor = (y - scale * p) / n;
    if (floor < 0) [floor, scale] = [0, py / pp];
    const error = sum((q, v) => (floor + scale * q - v) ** 2);
    if (error < best.error) best = { error, floor, scale, exponent };
  }
  return (x: number) => best.floor + best.scale * (x / 1e5) ** -best.exponent;
}

describe('the family', () => {
  it('has seven sizes at least, over two orders of magnitude, each measured at every common length', () => {
    const [first, last] = [sizes[0], sizes.at(-1)];
    expect(sizes.length).toBeGreaterThanOrEqual(7);
    expect((last?.total ?? 0) / (first?.total ?? 1)).toBeGreaterThanOrEqual(100);
    for (const { name } of sizes)
      for (const steps of settings.common_steps)
        expect(
          runs.some((run) => run.size === name && run.steps === steps),
          `${name}, ${steps} steps`,
        ).toBe(true);
  });

  it('counts its operations as 6·N·D', () => {
    for (const run of runs) {
      expect(run.tokens).toBe(run.steps * settings.step_tokens);
      expect(run.flops).toBe(6 * run.effective * run.tokens);
    }
  });

  it('is better with more parameters at equal data, and with more data at equal parameters', () => {
    for (const steps of settings.common_steps.slice(1)) {
      const losses = sizes.map(
        ({ name }) => runs.find((run) => run.size === name && run.steps === steps)?.bits_per_byte ?? Number.NaN,
      );
      expect(losses, `${steps} steps`).toEqual(losses.toSorted((a, b) => b - a));
    }
    for (const { name } of sizes) {
      const losses = runs.filter((run) => run.size === name).map((run) => run.bits_per_byte);
      expect(losses, name).toEqual(losses.toSorted((a, b) => b - a));
    }
  });

  it('has a profile of five sizes at least for each of four budgets, all at that budget', () => {
    expect(fits.isoflop.length).toBeGreaterThanOrEqual(4);
    for (const { flops, points } of fits.isoflop) {
      expect(points.length).toBeGreaterThanOrEqual(5);
      for (const { effective, tokens } of points) expect((6 * effective * tokens) / flops).toBeCloseTo(1, 2);
    }
  });
});

describe('a power law fitted on all sizes but the largest', () => {
  const longest = Math.max(...settings.common_steps);
  const points = runs
    .filter((run) => run.steps === longest)
    .toSorted((a, b) => a.effective - b.effective)
    // without embeddings: the N of Kaplan et al., 2020, arXiv:2001.08361, section 3.2; the card has the other counts
    .map((run) => [run.non_embedding, run.bits_per_byte] as const);
  const [largest, measured] = points.at(-1) ?? [Number.NaN, Number.NaN];
  const predicted = fitWithFloor(points.slice(0, -1))(largest);

  it('predicts the loss of the largest within 3 %', () => {
    expect(points).toHaveLength(sizes.length);
    expect(Math.abs(predicted / measured - 1)).toBeLessThanOrEqual(0.03);
  });

  it('is the one of the model card', () => {
    const law = fits.size_laws.find(
      ({ tokens, axis, form }) =>
        tokens === longest * settings.step_tokens && axis === 'non_embedding' && form === 'floor',
    );
    expect(law?.predicted_size).toBe(sizes.at(-1)?.name);
    expect(law?.measured).toBe(measured);
    expect((law?.predicted ?? 0) / predicted).toBeCloseTo(1, 3);
  });
});

describe('additions', () => {
  it('are measured for every size, with exact match never above the share of right digits', () => {
    expect(results.additions.map(({ size }) => size)).toEqual(sizes.map(({ name }) => name));
    for (const { digits } of results.additions)
      for (const { exact, digit } of digits) expect(exact).toBeLessThanOrEqual(digit + 1e-9);
  });
});
