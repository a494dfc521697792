/** What the first view shows, against scipy: every form, count and length (training/scaling/golden_laws.py). */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Family } from './family.ts';
import { COEFFICIENTS, fitPlaces, places } from './predict.ts';
import { family as measured } from './recorded.ts';
import { type LabState, STATE } from './state.ts';

interface Row {
  readonly length: LabState['length'];
  readonly count: LabState['count'];
  readonly form: LabState['form'];
  readonly held: number;
  readonly out: readonly number[];
  readonly law: readonly number[];
  readonly intervals: readonly (readonly number[])[];
  readonly predicted: number;
  readonly interval: readonly number[];
  readonly measured: number;
}
const { predictions } = JSON.parse(readFileSync('tests/golden/scaling-laws.json', 'utf8')) as { predictions: Row[] };
const family: Family = await measured();

it.each(predictions)('$form, $count, length $length, $held held out', (row) => {
  const { length, count, form, held, out } = row;
  const state = { ...STATE.defaults, length, count, form, held, out };
  const all = places(family, state);
  const found = fitPlaces(all, row.form);
  if (!found) throw new Error('no fit');
  expect(found.predicted).toBeCloseTo(row.predicted, 5);
  expect(all.find(({ role }) => role === 'held')?.y).toBe(row.measured);
  // a draw of three sizes has a flat least-squares valley: its exponent is not known to many digits
  expect(found.interval.low / (row.interval[0] ?? 0)).toBeCloseTo(1, 3);
  expect(found.interval.high / (row.interval[1] ?? 0)).toBeCloseTo(1, 3);
  COEFFICIENTS.forEach((name, k) => {
    const { low, high } = found.intervals[name];
    const [l = 0, h = 0] = row.intervals[k] ?? [];
    expect(low).toBeCloseTo(l, 2);
    expect(high / (h || 1)).toBeCloseTo(h === 0 ? 0 : 1, 2);
  });
});

it('has no law where the form has more unknowns than there are sizes', () => {
  const state = { ...STATE.defaults, out: [0, 1, 2, 3, 4] };
  expect(fitPlaces(places(family, state), 'floor')).toBeNull();
  expect(fitPlaces(places(family, state), 'straight')).not.toBeNull();
});
