/** Where a key leads among places numbered from 0: pure, so that every list, grid and chart walks in the same way. */

export interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/**
 * Index to go to among `count`; null when the key means nothing here. `items`: the elements, where places are elements.
 */
export type Step = (keys: Keys, at: number, count: number, items: readonly HTMLElement[]) => number | null;

const within = (to: number | undefined, count: number): number | null =>
  to === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, to));

/** Left and right by one, Home and End. */
export const inRow: Step = ({ key }, at, count) => {
  const to: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: count - 1 };
  return within(to[key], count);
};

/** A value of a slider: up is more, as right is; a page is `page` values. */
export const onScale =
  (page: number): Step =>
  (keys, at, count, items) => {
    const to: Readonly<Record<string, number>> = {
      ArrowUp: at + 1,
      ArrowDown: at - 1,
      PageUp: at + page,
      PageDown: at - page,
    };
    return within(to[keys.key], count) ?? inRow(keys, at, count, items);
  };

/**
 * Cells row by row, `cols` in each: Home and End stay in the row, with Ctrl they reach the corners; a page is a tenth.
 */
export const inGrid =
  (cols: number): Step =>
  ({ key, ctrlKey }, at, count) => {
    const rows = Math.ceil(count / cols);
    const [row, col] = [Math.floor(at / cols), at % cols];
    const page = Math.max(1, Math.round(Math.max(rows, cols) / 10));
    const to: Readonly<Record<string, readonly [row: number, col: number]>> = {
      ArrowUp: [row - 1, col],
      ArrowDown: [row + 1, col],
      ArrowLeft: [row, col - 1],
      ArrowRight: [row, col + 1],
      PageUp: [row - page, col],
      PageDown: [row + page, col],
      Home: [ctrlKey ? 0 : row, 0],
      End: [ctrlKey ? rows - 1 : row, cols - 1],
    };
    const cell = to[key];
    if (!cell) return null;
    return Math.max(0, Math.min(rows - 1, cell[0])) * cols + Math.max(0, Math.min(cols - 1, cell[1]));
  };

/** Boxes laid out in rows, whatever their number per row: as in a row, and up and down to the box above and below. */
export const inWrappedRows: Step = (keys, at, count, items) => {
  if (keys.key !== 'ArrowDown' && keys.key !== 'ArrowUp') return inRow(keys, at, count, items);
  const top = items[0]?.offsetTop;
  const columns = Math.max(
    0,
    items.findIndex((box) => box.offsetTop !== top),
  );
  const to = at + (keys.key === 'ArrowDown' ? columns : -columns);
  return to >= 0 && to < count ? to : at;
};

interface Spot {
  readonly left: number;
  readonly top: number;
}

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};
/** Going aside costs twice as much as going ahead. */
const ASIDE = 2;

/** Scattered points: to the nearest one on that side, or nowhere when nothing lies there. */
export const toNearest =
  (spots: readonly Spot[]): Step =>
  ({ key }, at) => {
    const direction = DIRECTIONS[key];
    const from = spots[at];
    if (!direction || !from) return null;
    let best = at;
    let least = Number.POSITIVE_INFINITY;
    spots.forEach((spot, index) => {
      const [dx, dy] = [spot.left - from.left, spot.top - from.top];
      const ahead = dx * direction[0] + dy * direction[1];
      if (index === at || ahead <= 0) return;
      const cost = ahead + ASIDE * Math.abs(dx * direction[1] - dy * direction[0]);
      if (cost < least) {
        least = cost;
        best = index;
      }
    });
    return best;
  };

interface Mark {
  /** series, bar or lane; some may be empty */
  readonly lane: number;
  /** place along the lane */
  readonly x: number;
}

/**
 * Marks of a chart, in order along each lane: left and right along it, up and down to the nearest mark of the next one.
 */
export const inLanes =
  (marks: readonly Mark[]): Step =>
  (keys, at, _, items) => {
    const here = marks[at];
    if (!here) return null;
    const places = (lane: number | undefined) =>
      marks.flatMap((mark, index) => (mark.lane === lane ? [{ index, away: Math.abs(mark.x - here.x) }] : []));
    if (keys.key === 'ArrowDown' || keys.key === 'ArrowUp') {
      const lanes = [...new Set(marks.map(({ lane }) => lane))].sort((a, b) => a - b);
      const next = places(lanes[lanes.indexOf(here.lane) + (keys.key === 'ArrowDown' ? 1 : -1)]);
      return next.sort((a, b) => a.away - b.away)[0]?.index ?? at;
    }
    const own = places(here.lane);
    const to = inRow(
      keys,
      own.findIndex(({ index }) => index === at),
      own.length,
      items,
    );
    return to === null ? null : (own[to]?.index ?? at);
  };
