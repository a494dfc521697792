/** Map of a range of values onto a range of user units. */
export type Scale = (value: number) => number;
type Range = readonly [from: number, to: number];

export function linearScale([low, high]: Range, [from, to]: Range): Scale {
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** Equal ratios, equal lengths; positive values only. */
export function logScale([low, high]: Range, units: Range): Scale {
  const scale = linearScale([Math.log(low), Math.log(high)], units);
  return (value) => scale(Math.log(value));
}

/** `count` values from `low` to `high`, both included, in geometric progression. */
export function geometricSteps(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low * (high / low) ** (i / (count - 1)));
}
