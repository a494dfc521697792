/** What a reader can stop at on a chart: a point, a part of a bar, a block of a timeline. */
export interface Mark {
  /** series, bar or lane, from 0 */
  readonly lane: number;
  /** pixels; a point has no size */
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
  /** itself in words, with its value */
  readonly text: string;
}

/** Pixels from a place to the nearest edge of a mark; 0 inside. */
function distance({ x, y, width = 0, height = 0 }: Mark, px: number, py: number): number {
  return Math.hypot(Math.max(x - px, 0, px - x - width), Math.max(y - py, 0, py - y - height));
}

/** Index of the mark under the pointer or nearest to it, the first of equals; −1 without marks. */
export function nearest(marks: readonly Mark[], px: number, py: number): number {
  return marks.reduce(
    (best, mark, index) =>
      best >= 0 && distance(marks[best] as Mark, px, py) <= distance(mark, px, py) ? best : index,
    -1,
  );
}

/** Colour alone says nothing: each series has a shape of its own. */
export const MARKERS = [
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z',
  'M-4-4h8v8h-8Z',
  'M0-5L5 4H-5Z',
  'M0-5.5L5.5 0L0 5.5L-5.5 0Z',
] as const;

/** Series stand side by side, `gap` pixels apart, so that their intervals do not cover each other. */
export function dodge(index: number, count: number, gap: number): number {
  return (index - (count - 1) / 2) * gap;
}
