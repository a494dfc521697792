import { expect, it } from 'vitest';
import { deeperThan } from './depth.ts';

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { a: value, b: 2 };
  return value;
};

it('counts lists and objects in one another', () => {
  for (const levels of [0, 1, 2, 3])
    expect([1, 2, 3].map((most) => deeperThan(most, nested(levels)))).toEqual([levels > 1, levels > 2, levels > 3]);
  expect(deeperThan(1, [null, 'text', 1])).toBe(false);
  expect(deeperThan(40, nested(200_000))).toBe(true);
});
