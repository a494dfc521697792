/** Geometry of a chart of proportions with their intervals: pure, so that it can be tested. */
import type { Proportion } from '../math/proportion.ts';

export interface IntervalPoint {
  readonly x: number;
  readonly value: Proportion;
}

export interface IntervalSeries {
  readonly id: string;
  readonly label: string;
  /** increasing x */
  readonly points: readonly IntervalPoint[];
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pixel of an abscissa; a single abscissa stands in the middle. */
export function xPixel(frame: Frame, xs: readonly number[], x: number): number {
  const [first = 0, last = 0] = [xs[0], xs.at(-1)];
  const inner = frame.width - frame.left - frame.right;
  return frame.left + (last > first ? (x - first) / (last - first) : 0.5) * inner;
}

/** Pixel of a share in [0, 1]. */
export function yPixel(frame: Frame, share: number): number {
  return frame.top + (1 - share) * (frame.height - frame.top - frame.bottom);
}

/** Series stand side by side, `gap` pixels apart, so that their intervals do not cover each other. */
export function dodge(index: number, count: number, gap: number): number {
  return (index - (count - 1) / 2) * gap;
}

/** Every abscissa that some series has, in order. */
export function abscissas(series: readonly IntervalSeries[]): number[] {
  return [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
}

/** Labels that leave `least` pixels between them; the first and the last always stay. */
export function spacedTicks(frame: Frame, xs: readonly number[], least: number): number[] {
  const last = xs.at(-1);
  const kept: number[] = [];
  for (const x of xs) {
    const at = xPixel(frame, xs, x);
    const before = kept.at(-1);
    if (before !== undefined && at - xPixel(frame, xs, before) < least) {
      if (x !== last || kept.length < 2) continue;
      kept.pop();
    }
    kept.push(x);
  }
  return kept;
}
