import { expect, it } from 'vitest';
import { parameters } from './logic.ts';

it('counts the matrix and the biases: 3 × 2 + 3', () => {
  expect(parameters({ inputs: 2, outputs: 3 })).toBe(9);
});
