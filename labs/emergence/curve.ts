/** A measure against size: the mean of the seeds, with the lowest and the highest of them. */
import type { KeptRun } from './kept.ts';

export interface Reading {
  readonly size: string;
  /** parameters */
  readonly x: number;
  readonly seed: number;
  readonly value: number;
}

export interface CurvePoint {
  readonly size: string;
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  /** seeds */
  readonly count: number;
}

/** `readings` of one size stand together. */
export function curveOf(readings: readonly Reading[]): CurvePoint[] {
  return [...new Set(readings.map(({ size }) => size))].map((size) => {
    const own = readings.filter((reading) => reading.size === size);
    const values = own.map(({ value }) => value);
    return {
      size,
      x: own[0]?.x ?? Number.NaN,
      y: values.reduce((sum, value) => sum + value, 0) / values.length,
      low: Math.min(...values),
      high: Math.max(...values),
      count: values.length,
    };
  });
}

/** A value per run. */
export const curveOfRuns = (runs: readonly { readonly run: KeptRun }[], values: readonly number[]): CurvePoint[] =>
  curveOf(
    runs.map(({ run }, i) => ({
      size: run.size,
      x: run.parameters,
      seed: run.seed,
      value: values[i] ?? Number.NaN,
    })),
  );

export interface Step {
  readonly from: CurvePoint;
  readonly to: CurvePoint;
  /** of the whole climb, from the smallest size to the largest */
  readonly share: number;
}

/** The steepest rise from a size to the next; null where the largest size does no better than the smallest. */
export function steepest(curve: readonly CurvePoint[]): Step | null {
  const [first, last] = [curve[0], curve.at(-1)];
  if (!first || !last || !(last.y > first.y)) return null;
  const steps = curve.slice(1).map((to, i): Step => {
    const from = curve[i] as CurvePoint;
    return { from, to, share: (to.y - from.y) / (last.y - first.y) };
  });
  return steps.reduce((best, step) => (step.share > best.share ? step : best));
}
