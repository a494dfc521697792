/** From the family and the reader's choices to a law, its intervals and what it says of the size held out. */
import {
  bootstrapLaws,
  fitPowerLaw,
  type Measured,
  ofLaws,
  type PowerLaw,
  powerLawAt,
  UNKNOWNS,
} from '@kit/formulas/fit-power-law.ts';
import type { Interval } from '@kit/math/bootstrap.ts';
import { type Family, runsOf } from './family.ts';
import type { LabState } from './state.ts';

export const DRAWS = 300;
export const LEVEL = 0.9;
export const SEED = 1;

/** A size at the length of training chosen. */
export interface Place extends Measured {
  /** index among the sizes */
  readonly size: number;
  readonly role: 'fitted' | 'left' | 'held';
}

export function places(family: Family, { length, count, out, held }: LabState): Place[] {
  const { sizes, lengths } = family;
  return runsOf(family, lengths[length] ?? 0).map(({ size, loss }) => ({
    size,
    x: sizes[size]?.counts[count] ?? Number.NaN,
    y: loss,
    role: size === held ? 'held' : out.includes(size) ? 'left' : 'fitted',
  }));
}

export const COEFFICIENTS = ['floor', 'scale', 'exponent'] as const;

export interface Fit {
  readonly law: PowerLaw;
  readonly intervals: Readonly<Record<(typeof COEFFICIENTS)[number], Interval>>;
  readonly predicted: number;
  readonly interval: Interval;
}

/** null: fewer sizes than the form has unknowns. */
export function fitPlaces(all: readonly Place[], form: LabState['form']): Fit | null {
  const fitted = all.filter(({ role }) => role === 'fitted');
  const held = all.find(({ role }) => role === 'held');
  if (!held || fitted.length < UNKNOWNS[form]) return null;
  const law = fitPowerLaw(form, fitted);
  const laws = bootstrapLaws(form, fitted, DRAWS, SEED);
  const of = (value: (law: PowerLaw) => number) => ofLaws(laws, LEVEL, value);
  return {
    law,
    intervals: {
      floor: of(({ floor }) => floor),
      scale: of(({ scale }) => scale),
      exponent: of((one) => one.exponent),
    },
    predicted: powerLawAt(law, held.x),
    interval: of((one) => powerLawAt(one, held.x)),
  };
}

/** By how much `value` misses what was measured, with its sign: −0.05 is 5 % too low. */
export const error = (value: number, measured: number): number => value / measured - 1;

/** Loss of the size nearest to the one held out, to two decimals: a bet on no progress at all. */
export function nearest(all: readonly Place[]): number {
  const held = all.find(({ role }) => role === 'held')?.x ?? 1;
  const far = ({ x }: Place) => Math.abs(Math.log(x / held));
  const [first] = all.filter(({ role }) => role !== 'held').sort((a, b) => far(a) - far(b));
  return Number((first?.y ?? 2).toFixed(2));
}
