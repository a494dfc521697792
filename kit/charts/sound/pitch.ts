/** From values to pitches: what a reader hears of a curve, or of the row of a matrix. */
import { linearScale, logScale } from '../axis.ts';

/** Hz: the A below the middle of a piano, and three octaves above; small loudspeakers give both, most ears hear them. */
export const LOWEST = 220;
const OCTAVES = 3;
export const HIGHEST = LOWEST * 2 ** OCTAVES;

/** What there is to hear. */
export interface Tune {
  /** `at`: its place on the way, from 0 to 1, increasing; `value`: NaN or ±∞ where there is none */
  readonly points: readonly { readonly at: number; readonly value: number }[];
  /** the values of the lowest and of the highest pitch; more than what is played, where two are to be compared */
  readonly range: readonly [low: number, high: number];
  /** default: linear; log: equal ratios of the value are equal intervals */
  readonly scale?: 'linear' | 'log' | undefined;
  /** a curve glides from point to point; without, each point is a note */
  readonly joined: boolean;
}

export interface Note {
  /** seconds from the beginning */
  readonly at: number;
  /** null: silence */
  readonly hz: number | null;
}
export interface Melody {
  readonly notes: readonly Note[];
  readonly seconds: number;
  readonly joined: boolean;
}

/**
 * Hz of a value: 2^(1/12) a semitone, of which the range holds 36, in proportion to the value (equal temperament,
 * f = f₀ · 2^(n/12), with n a real number). Outside the range: its end. No value: null.
 */
export function pitchOf(value: number, { range, scale }: Pick<Tune, 'range' | 'scale'>): number | null {
  if (!Number.isFinite(value)) return null;
  const semitones = (scale === 'log' ? logScale : linearScale)(range, [0, 12 * OCTAVES])(value);
  return LOWEST * 2 ** (Math.min(12 * OCTAVES, Math.max(0, semitones)) / 12);
}

/** Seconds of a curve, and of a note: long enough to be told apart, short enough to be heard to the end. */
const CURVE = 5;
const LONGEST = 0.35;
const SHORTEST = 0.12;
const ALL = 6;

export function melodyOf(tune: Tune): Melody {
  const { points, joined } = tune;
  const hz = points.map(({ value }) => pitchOf(value, tune));
  if (joined)
    return { joined, seconds: CURVE, notes: points.map(({ at }, i) => ({ at: at * CURVE, hz: hz[i] ?? null })) };
  const each = Math.max(SHORTEST, Math.min(LONGEST, ALL / points.length));
  return { joined, seconds: each * points.length, notes: hz.map((one, i) => ({ at: i * each, hz: one })) };
}

/** A row of a matrix [rows, cols], cell by cell, in the range of the whole matrix: rows can be compared. */
export function rowTune(matrix: Float32Array, cols: number, row: number): Tune {
  const finite = matrix.filter(Number.isFinite);
  const cells = [...matrix.subarray(row * cols, (row + 1) * cols)];
  return {
    joined: false,
    range: [
      finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    ],
    points: cells.map((value, col) => ({ at: col / cols, value })),
  };
}
