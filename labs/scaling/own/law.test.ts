import type { Member } from '@kit/training/family.ts';
import { READER_SIZES } from '@kit/training/reader-family.ts';
import { expect, it } from 'vitest';
import { FITTED, lawOf } from './law.ts';

/** Bits per byte of seed 1, as they were measured; the fit below is numpy's polyfit of ln L on ln N. */
const HELD = [2.9933, 2.9716, 2.9367, 2.9205, 2.8707];
const EXPONENT = 0.030954961562;
const PREDICTED_LOSS = 2.852920590175;
const [LOW, HIGH] = [2.821161455599, 2.88503725219] as const;
const trained = (held: number | undefined): Member => ({ losses: [], state: null, held: held ?? null });
const members = (count: number) => new Map(HELD.slice(0, count).map((held, size) => [size, trained(held)]));

it('the sizes are those of the card: N without the positions', () => {
  // V·d + L·(12·d² + 13·d) + 2·d at V = 512, L = 3
  expect(READER_SIZES).toEqual([79_720, 109_488, 143_864, 182_848, 384_864]);
  expect(FITTED).toEqual([3, 2, 1, 0]);
});

it('says nothing before all four are measured, and nothing of the truth before the fifth is', () => {
  expect(lawOf(members(3))).toBeNull();
  expect(lawOf(members(4))).toMatchObject({ truth: null });
});

it('is the regression on logarithms, and its error is a share of what was measured', () => {
  const found = lawOf(members(5));
  expect(found?.law.exponent).toBeCloseTo(EXPONENT, 6);
  expect(found?.predicted).toBeCloseTo(PREDICTED_LOSS, 6);
  expect(found?.truth?.error).toBeCloseTo(PREDICTED_LOSS / 2.8707 - 1, 9);
  // scipy: linregress, then t.ppf(0.95, 2)
  expect(found?.interval.low).toBeCloseTo(LOW, 6);
  expect(found?.interval.high).toBeCloseTo(HIGH, 6);
});
