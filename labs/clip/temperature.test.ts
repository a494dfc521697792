import { expect, it } from 'vitest';
import { TEMPERATURE } from './state.ts';
import { STEPS, stepOf, temperatureAt } from './temperature.ts';

it('every step is a temperature of its own, and comes back', () => {
  for (let step = 0; step <= STEPS; step++) expect(stepOf(temperatureAt(step))).toBe(step);
  expect([temperatureAt(0), temperatureAt(STEPS)]).toEqual([TEMPERATURE.min, TEMPERATURE.max]);
});
