import { expect, it } from 'vitest';
import { isoDuration, timeOfDay, timespan } from './durations.ts';

it('writes durations as SCORM 1.2 and ISO 8601 have them', () => {
  expect([0, 3725.4, 59.999, -1].map(timespan)).toEqual([
    '0000:00:00.00',
    '0001:02:05.40',
    '0000:01:00.00',
    '0000:00:00.00',
  ]);
  // the standard has four digits of hours
  expect(timespan(1e9)).toBe('9999:59:59.99');
  expect([0, 3725.4].map(isoDuration)).toEqual(['PT0S', 'PT3725.4S']);
  expect(timeOfDay(new Date(2026, 10, 28, 7, 5, 9))).toBe('07:05:09');
});
