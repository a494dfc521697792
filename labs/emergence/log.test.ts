/** The measures against numpy on the same file (training/scaling/golden_emergence.py), and against counts by hand. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Answer } from './kept.ts';
import { answersOf, byShare, carries, chosen, digitShare, MEASURE } from './log.ts';
import { probabilities } from './own-measure.ts';
import { outputs } from './recorded.ts';
import { CARRIES, LENGTHS } from './state.ts';

interface Golden {
  readonly digits: number;
  readonly carry: string;
  readonly size: string;
  readonly seed: number;
  readonly sums: number;
  readonly [measure: string]: number | string;
}
const golden = JSON.parse(readFileSync('tests/golden/emergence.json', 'utf8')) as readonly Golden[];
const kept = await outputs();
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each(LENGTHS)('%d digits', (digits) => {
  it.each(CARRIES)('every run, carries %s: what numpy finds', (carry) => {
    const which = chosen(kept, digits, carry);
    const rows = golden.filter((row) => row.digits === digits && row.carry === carry);
    expect(rows.map(({ size, seed }) => [size, seed])).toEqual(kept.runs.map(({ size, seed }) => [size, seed]));
    for (const [i, run] of kept.runs.entries()) {
      const answers = answersOf(kept, run, digits, which);
      const row = rows[i];
      expect(answers).toHaveLength(row?.sums ?? -1);
      for (const measure of ['exact', 'digit', 'likelihood', 'product'] as const) {
        expect(MEASURE[measure](answers)).toBeCloseTo(row?.[measure] as number, 8);
      }
      expect(byShare(answers)).toBeCloseTo(row?.['byShare'] as number, 8);
      const p = answers.map(probabilities);
      expect(mean(p.map((one) => Math.min(...one)))).toBeCloseTo(row?.['worst'] as number, 8);
      expect(mean(p.map(mean))).toBeCloseTo(row?.['mean'] as number, 8);
      expect(mean(p.map((one) => (one.every((x) => x > 0.5) ? 1 : 0)))).toBeCloseTo(row?.['strict'] as number, 8);
    }
  });
});

it('knows a carry: 47+85 has two, 42+57 none, 50+50 one that only the tens make', () => {
  expect([carries([47, 85]), carries([42, 57]), carries([50, 50]), carries([19, 11])]).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

/** 12+13: « 25 » and the end; p of the right tokens 1/2, 1/4, 1 */
const half: Answer = { hits: [true, false, true], written: '28', nats: [Math.LN2, 2 * Math.LN2, 0] };
const sure: Answer = { hits: [true, true, true], written: '25', nats: [0, 0, 0] };

it('counts two answers as one counts on paper', () => {
  expect(MEASURE.exact([half, sure])).toBe(0.5);
  expect(digitShare([half, sure])).toBe(0.75);
  expect(byShare([half, sure])).toBeCloseTo(0.75 ** 2, 12);
  expect(MEASURE.likelihood([half, sure])).toBeCloseTo(-1.5 * Math.LN2, 12);
  expect(MEASURE.product([half, sure])).toBeCloseTo((1 / 8 + 1) / 2, 12);
});

it('the end is no digit, but a sum that does not end is wrong', () => {
  const endless: Answer = { hits: [true, true, false], written: '255', nats: [0, 0, 3] };
  expect(digitShare([endless])).toBe(1);
  expect(MEASURE.exact([endless])).toBe(0);
});
