/** A text as every size reads it: bits of each token, bits per byte with the interval that so short a text deserves. */
import { type Form, fitPowerLaw, type PowerLaw, UNKNOWNS } from '@kit/formulas/fit-power-law.ts';
import { type Interval, middle, resamples } from '@kit/math/bootstrap.ts';
import type { ScalingModel } from '@kit/models/scaling.ts';
import type { ShownToken } from '@kit/tokens/tokens.ts';

/** tokens that each new one sees at least, once the context is full */
const STRIDE = 64;
/** tokens drawn together: neighbours are not independent */
export const BLOCK = 8;
const DRAWS = 300;
const LEVEL = 0.9;
const SEED = 1;

export interface SizeReading {
  readonly size: string;
  /** −log₂ p of each token */
  readonly bits: readonly number[];
}

export interface Reading {
  readonly text: string;
  readonly tokens: readonly ShownToken[];
  /** UTF-8 bytes of each token */
  readonly bytes: readonly number[];
  /** those read so far, smallest first */
  readonly sizes: readonly SizeReading[];
}

/**
 * −log₂ p of each of `ids`, after the end-of-text token: windows of the whole context, each half over the one before,
 * as in the family's card.
 */
export async function bitsOf(
  model: ScalingModel,
  size: string,
  ids: readonly number[],
  signal?: AbortSignal,
): Promise<number[]> {
  const { context, endOfText } = model.config;
  const all = [endOfText, ...ids];
  const bits: number[] = [];
  for (let start = 0; bits.length < ids.length; start += STRIDE) {
    signal?.throwIfAborted();
    const scores = await model.score(size, all.slice(start, start + context), signal);
    // score k of the window is of token start + k of the text
    for (const { logProbability } of scores.slice(bits.length - start)) bits.push(-logProbability / Math.LN2);
  }
  return bits;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export const bitsPerByte = ({ bits }: SizeReading, bytes: readonly number[]): number => sum(bits) / sum(bytes);

export interface TextPoint {
  readonly size: string;
  /** parameters */
  readonly x: number;
  /** bits per byte */
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

export interface TextLaw {
  readonly points: readonly TextPoint[];
  /** null: fewer sizes than the form has unknowns */
  readonly law: PowerLaw | null;
  /** of its exponent, the text drawn again */
  readonly exponent: Interval | null;
}

/**
 * Loss of each size on the text and a law through them. Blocks of neighbouring tokens are drawn again, with
 * replacement and the same for every size: intervals speak of other texts of this kind and length.
 */
export function lawOfText(reading: Reading, counts: readonly number[], form: Form): TextLaw {
  const { sizes, bytes } = reading;
  const blocks = Array.from({ length: Math.ceil(bytes.length / BLOCK) }, (_, b) => b * BLOCK);
  const perBlock = (values: readonly number[]) => blocks.map((from) => sum(values.slice(from, from + BLOCK)));
  const [blockBytes, blockBits] = [perBlock(bytes), sizes.map(({ bits }) => perBlock(bits))];
  const drawn = resamples(blocks.length, DRAWS, SEED).map((draw) => {
    const total = sum(draw.map((b) => blockBytes[b] ?? 0));
    return blockBits.map((bits) => sum(draw.map((b) => bits[b] ?? 0)) / total);
  });
  const x = (i: number) => counts[i] ?? Number.NaN;
  const points = sizes.map((one, i) => ({
    size: one.size,
    x: x(i),
    y: bitsPerByte(one, bytes),
    ...middle(
      drawn.map((losses) => losses[i] ?? 0),
      LEVEL,
    ),
  }));
  if (sizes.length < UNKNOWNS[form]) return { points, law: null, exponent: null };
  const laws = drawn.map((losses) =>
    fitPowerLaw(
      form,
      losses.map((y, i) => ({ x: x(i), y })),
    ),
  );
  return {
    points,
    law: fitPowerLaw(form, points),
    exponent: middle(
      laws.map((law) => law.exponent),
      LEVEL,
    ),
  };
}

export interface Written {
  readonly size: string;
  readonly text: string;
}
