/**
 * From values to places on a chart, and the round values that its axes name. Shared by the labs and the figures of the
 * text.
 */

/** Map of a range of values onto a range of user units. */
export type Scale = (value: number) => number;
type Range = readonly [from: number, to: number];

/** A range of one value is put in the middle. */
export function linearScale([low, high]: Range, [from, to]: Range): Scale {
  if (high === low) return () => (from + to) / 2;
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

/** 1, 2 or 5 times a power of ten, at least `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return (ROUND.find((digit) => digit * power >= least * (1 - 1e-9)) ?? 10) * power;
}
const ROUND = [1, 2, 5] as const;
/** 0.1 + 0.2 is 0.3 on an axis. */
const clean = (value: number) => Number(value.toPrecision(12));

/** Round values of a logarithmic axis: 1, 2 and 5 of each decade, or powers of ten alone, at most `most` of them. */
export function logTicks(low: number, high: number, most: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low) + 1e-9), Math.ceil(Math.log10(high) - 1e-9)];
  const within = (value: number) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const decades = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  const all = decades.flatMap((power) => ROUND.map((digit) => clean(digit * power))).filter(within);
  if (all.length <= most) return all;
  const powers = decades.map(clean).filter(within);
  const every = Math.ceil(powers.length / most);
  return powers.filter((_, i) => i % every === 0);
}

export type AxisKind = 'linear' | 'log';

/** An axis: where each value stands, and the values that it names. */
export interface Axis {
  readonly scale: Scale;
  readonly ticks: readonly number[];
}

/**
 * An axis with room for about `most` ticks. A linear one names multiples of 1, 2 or 5 × 10ᵏ and opens out to such
 * values at both ends; a logarithmic one stops where the values do.
 */
export function axis(kind: AxisKind, [low, high]: Range, units: Range, most: number): Axis {
  if (kind === 'log') return { scale: logScale([low, high], units), ticks: logTicks(low, high, most) };
  if (!(high > low)) return { scale: linearScale([low, low], units), ticks: [low] };
  const step = roundStep((high - low) / Math.max(1, most - 1));
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  return {
    scale: linearScale([first * step, last * step], units),
    ticks: Array.from({ length: last - first + 1 }, (_, i) => clean((first + i) * step)),
  };
}

/** Ticks whose labels leave `least` units between them; the first and the last always stay. */
export function spaced(scale: Scale, ticks: readonly number[], least: number): number[] {
  const last = ticks.at(-1);
  const kept: number[] = [];
  for (const tick of ticks) {
    const before = kept.at(-1);
    if (before !== undefined && Math.abs(scale(tick) - scale(before)) < least) {
      if (tick !== last || kept.length < 2) continue;
      kept.pop();
    }
    kept.push(tick);
  }
  return kept;
}

/** A line through points, as an SVG path to a tenth of a unit. */
export function linePath(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** Where a label stands, in px: under its tick, or against the right edge that it would cross. `room`: of the chart. */
export function labelPlace(tick: number, label: string, room: number): { readonly class: string; readonly x: number } {
  return tick + 3.6 * label.length > room ? { class: 'end', x: room } : { class: 'middle', x: tick };
}
