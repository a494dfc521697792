/** The worked numbers of 55.0, recomputed, then looked for in both languages as each one writes them. */
import { describe, expect, it } from 'vitest';
import { printedIn } from './printed.ts';

const printed = printedIn('55-0');
const SECONDS_A_YEAR = 365.25 * 24 * 3600;

describe('55.0', () => {
  const compute = 6 * 175e9 * 300e9;

  it('the compute of GPT-3, and one A100 alone', () => {
    printed(compute / 1e23, '3.15', 2);
    const seconds = compute / 312e12;
    printed(seconds / 1e9, '1.01', 2);
    printed(seconds / SECONDS_A_YEAR, '32', 0);
  });

  it('34 days on 1,024 GPUs are three times the ideal', () => {
    const years = (34 * 24 * 3600 * 1024) / SECONDS_A_YEAR;
    printed(years, '95', 0);
    expect(years / (compute / 312e12 / SECONDS_A_YEAR)).toBeCloseTo(3, 1);
    // the paper's own estimate: 8 operations per parameter and token with recomputation, at 140 TFLOP/s each
    printed((8 * 175e9 * 300e9) / (1024 * 140e12) / (24 * 3600), '34', 0);
  });

  it('weights against the memory of a GPU', () => {
    printed((175e9 * 2) / 1e9, '350', 0);
  });

  it('BERT is five hundred times smaller than GPT-3', () => {
    expect(Math.round(175e9 / 340e6 / 100)).toBe(5);
  });
});
