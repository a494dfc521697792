/** From the members of the reader's family to a law, what it says of the size to predict, and how far off it is. */
import {
  fitPowerLaw,
  type Measured,
  type PowerLaw,
  powerLawAt,
  predictionInterval,
} from '@kit/formulas/fit-power-law.ts';
import type { Interval } from '@kit/math/bootstrap.ts';
import { type Member, UNTRAINED } from '@kit/training/family.ts';
import { PREDICTED, READER_SIZES } from '@kit/training/reader-family.ts';
import { LEVEL } from '../predict.ts';

/** under `recorded/` (files.build.ts) */
export const BOOK_TEXT = 'book-text.safetensors';
/** four points: a floor would be a guess */
const FORM = 'straight';
const UP_TO = (1 + LEVEL) / 2;
/**
 * Student's quantile at two degrees of freedom, in closed form: four points less two unknowns. 2.92 at 90 %. The scatter
 * of four points around their line is known so badly that the interval must be wide to be honest.
 */
const STUDENT = (2 * UP_TO - 1) / Math.sqrt(2 * UP_TO * (1 - UP_TO));

export type Members = ReadonlyMap<number, Member>;
export const memberOf = (members: Members, size: number): Member => members.get(size) ?? UNTRAINED;

/** Indices of the sizes that the law is fitted to, the largest first: it takes longest. */
export const FITTED: readonly number[] = READER_SIZES.map((_, size) => size)
  .filter((size) => size !== PREDICTED)
  .reverse();

/** N and bits per byte of the sizes that are measured, smallest first; the predicted one is not among them. */
export const measured = (members: Members): Measured[] =>
  READER_SIZES.flatMap((x, size) => {
    const { held } = memberOf(members, size);
    return size === PREDICTED || held === null ? [] : [{ x, y: held }];
  });

export interface OwnLaw {
  readonly law: PowerLaw;
  readonly predicted: number;
  readonly interval: Interval;
  /** of the predicted size, once it is trained: bits per byte, and by which share the prediction is off */
  readonly truth: { readonly held: number; readonly error: number } | null;
}

/** null before all four sizes are measured. */
export function lawOf(members: Members): OwnLaw | null {
  const points = measured(members);
  if (points.length < FITTED.length) return null;
  const at = READER_SIZES[PREDICTED] as number;
  const law = fitPowerLaw(FORM, points);
  const predicted = powerLawAt(law, at);
  const interval = predictionInterval(points, at, STUDENT);
  const { held } = memberOf(members, PREDICTED);
  return { law, predicted, interval, truth: held === null ? null : { held, error: predicted / held - 1 } };
}
