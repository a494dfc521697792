import { expect, it } from 'vitest';
import { large } from './scale.ts';
import { type LabState, STATE } from './state.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const reached = (patch: Partial<LabState>) => large({ ...STATE.defaults, ...patch }).reached;

it('says what the products must reach of the run as it was made, whatever they are supposed to reach', () => {
  expect(reached({})).toBeGreaterThan(0);
  expect(reached({ largeReached: 40 })).toBeCloseTo(reached({}) ?? Number.NaN, 9);
  // said again, it is no change
  expect(reached({ largePeak: 312 })).toBe(reached({}));
});

it.each([
  { largePipeline: 4 },
  { largeChunks: 2 },
  { largeMicro: 2 },
  { largeNode: 4 },
  { largeInside: 600 },
  { largeBetween: 50 },
  { largeLatency: 20 },
  { largePeak: 989 },
  { largeRecomputed: false },
  { largeOverlap: true },
] satisfies Partial<LabState>[])('another cluster than the paper’s has no measured speed to reach: %o', (patch) => {
  expect(reached(patch)).toBeNull();
});

it.each([FR, EN])('the formula of the messages counts a slice as often as the sum does', ({ stepFormulas }) => {
  expect(stepFormulas.sends('8', '12', '16', '96')).toContain('2 messages × v × (12 − 1) / 12');
});
