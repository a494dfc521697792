/** Walking over scattered points with the arrow keys. */
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

/** Index of the point to go to; the same one when nothing lies in that direction; null when the key is no arrow. */
export function nextPoint(key: string, spots: readonly Spot[], at: number): number | null {
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
}
