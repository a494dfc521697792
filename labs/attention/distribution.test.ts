import { expect, it } from 'vitest';
import { compare } from './distribution.ts';

it('compares the best of both distributions', () => {
  const before = Float64Array.of(0.7, 0.2, 0.1, 0);
  const after = Float64Array.of(0.1, 0.2, 0, 0.7);
  expect(compare(before, after, 2)).toEqual([
    { id: 0, before: 0.7, after: 0.1 },
    { id: 3, before: 0, after: 0.7 },
  ]);
});
