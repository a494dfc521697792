import { expect, it } from 'vitest';
import { EXAMPLE, frozenCount, learnedCount } from './lora-count.ts';

it('counts what the chapter prints', () => {
  expect([frozenCount(EXAMPLE), learnedCount(EXAMPLE)]).toEqual([16_777_216, 65_536]);
  expect(frozenCount(EXAMPLE) / learnedCount(EXAMPLE)).toBe(256);
});

it('counts the cells of A and B of the example by hand, and the millions of GPT-3', () => {
  expect(learnedCount({ d: 3, k: 3, r: 1 })).toBe(6);
  expect((96 * 2 * learnedCount({ d: 12_288, k: 12_288, r: 4 })) / 1e6).toBeCloseTo(18.9, 1);
});
