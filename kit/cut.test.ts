import { expect, it } from 'vitest';
import { cut } from './cut.ts';

it('cuts no character in two', () => {
  expect([0, 1, 2, 3, 4, 9].map((most) => cut('a😀b', most))).toEqual(['', 'a', 'a', 'a😀', 'a😀b', 'a😀b']);
});
