/**
 * The bottom of a measured profile at constant compute (Hoffmann et al. 2022, §3.2: « IsoFLOP profiles »): a parabola
 * of the loss in ln N, by least squares, through the lowest point and its neighbours, two on each side where there are
 * two. The same choice as training/scaling/laws.py.
 */
import type { Measured } from './fit-power-law.ts';

export interface Valley {
  /** parameters at the bottom, and the loss there */
  readonly bottom: Measured;
  /** loss by the parabola */
  at(parameters: number): number;
  /** sizes between which it was fitted */
  readonly from: number;
  readonly to: number;
}

const REACH = 2;

/** `points` by increasing size. null where the lowest is at an end: the bottom was not reached. */
export function valley(points: readonly Measured[]): Valley | null {
  const lowest = points.reduce((best, { y }, i) => (y < (points[best] as Measured).y ? i : best), 0);
  if (lowest === 0 || lowest === points.length - 1) return null;
  const near = points.slice(Math.max(0, lowest - REACH), lowest + REACH + 1);
  const centre = near.reduce((sum, { x }) => sum + Math.log(x), 0) / near.length;
  const u = near.map(({ x }) => Math.log(x) - centre);
  const [c0, c1, c2] = parabola(
    u,
    near.map(({ y }) => y),
  );
  const best = -c1 / (2 * c2);
  const at = (parameters: number) => {
    const v = Math.log(parameters) - centre;
    return c0 + c1 * v + c2 * v ** 2;
  };
  const x = Math.exp(centre + best);
  return { bottom: { x, y: at(x) }, at, from: near[0]?.x ?? x, to: near.at(-1)?.x ?? x };
}

/** c₀ + c₁u + c₂u² by the normal equations, solved by Cramer's rule. */
function parabola(u: readonly number[], y: readonly number[]): readonly [number, number, number] {
  const s = [0, 1, 2, 3, 4].map((k) => u.reduce((sum, one) => sum + one ** k, 0));
  const t = [0, 1, 2].map((k) => u.reduce((sum, one, i) => sum + one ** k * (y[i] as number), 0));
  const normal = [0, 1, 2].map((row) => [0, 1, 2].map((col) => s[row + col] as number));
  const whole = determinant(normal);
  const [c0, c1, c2] = [0, 1, 2].map(
    (col) => determinant(normal.map((row, r) => row.map((value, c) => (c === col ? (t[r] as number) : value)))) / whole,
  );
  return [c0 as number, c1 as number, c2 as number];
}

function determinant(m: readonly (readonly number[])[]): number {
  const [[a, b, c], [d, e, f], [g, h, i]] = m as [number[], number[], number[]] as never as [
    [number, number, number],
    [number, number, number],
    [number, number, number],
  ];
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}
