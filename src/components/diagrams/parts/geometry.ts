/**
 * Arrows as plain paths: no SVG markers, hence no ids to keep unique and nothing that a browser colours differently.
 */
export type Point = readonly [x: number, y: number];

const HEAD_LENGTH = 8;
const HEAD_WIDTH = 7;

/**
 * Paths of an arrow along `points` (user units): the shaft, stopped short under its head, and the head, whose tip is
 * the last point.
 * @throws RangeError with fewer than two points or a last segment of no length.
 */
export function arrowPaths(points: readonly Point[]): { shaft: string; head: string } {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) throw new RangeError('an arrow needs two points');
  const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]);
  if (length === 0) throw new RangeError('the last segment of an arrow has no length');
  const ux = (tip[0] - before[0]) / length;
  const uy = (tip[1] - before[1]) / length;
  const base: Point = [tip[0] - ux * HEAD_LENGTH, tip[1] - uy * HEAD_LENGTH];
  const left: Point = [base[0] - (uy * HEAD_WIDTH) / 2, base[1] + (ux * HEAD_WIDTH) / 2];
  const right: Point = [base[0] + (uy * HEAD_WIDTH) / 2, base[1] - (ux * HEAD_WIDTH) / 2];
  return { shaft: path([...points.slice(0, -1), base]), head: `${path([left, tip, right])}Z` };
}

/** `M x,y L x,y …`, to a hundredth of a unit. */
export function path(points: readonly Point[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0; // + 0 turns −0 into 0
}
