import { expect, it } from 'vitest';
import { bytesPerDevice, DEVICES, floorBytes, PARAMETERS, STAGES } from './zero-stages.ts';

/** The closed forms of the chapter, typed again: M₀ = 16N, M₁ = 4N + 12N/D, M₂ = 2N + 14N/D, M₃ = 16N/D. */
const FORMULAS = [
  (n: number) => 16 * n,
  (n: number, d: number) => 4 * n + (12 * n) / d,
  (n: number, d: number) => 2 * n + (14 * n) / d,
  (n: number, d: number) => (16 * n) / d,
] as const;

it.each(STAGES)('stage %d follows its formula', (stage) => {
  for (const devices of [1, ...DEVICES]) {
    expect(bytesPerDevice(stage, devices, PARAMETERS)).toBeCloseTo(FORMULAS[stage](PARAMETERS, devices), 0);
  }
});

it('prints the table of the chapter, in gigabytes', () => {
  const table = DEVICES.map((devices) =>
    ([1, 2, 3] as const).map((stage) => (bytesPerDevice(stage, devices, PARAMETERS) / 1e9).toFixed(2)),
  );
  expect(table).toEqual([
    ['41.25', '28.13', '15.00'],
    ['31.41', '16.64', '1.88'],
    ['30.09', '15.10', '0.12'],
  ]);
});

it('has floors of 4N, 2N and nothing', () => {
  expect(([1, 2, 3] as const).map((stage) => floorBytes(stage, PARAMETERS) / PARAMETERS)).toEqual([4, 2, 0]);
});
