import { expect, test } from 'vitest';
import { hash53, seededRandom, variantSeed } from './random.ts';

test('FNV-1a of known strings, its upper 53 bits', () => {
  // reference values of the 64-bit hash: isthe.com/chongo/tech/comp/fnv
  expect(hash53('')).toBe(Number(0xcbf29ce484222325n >> 11n));
  expect(hash53('a')).toBe(Number(0xaf63dc4c8601ec8cn >> 11n));
  expect(hash53('foobar')).toBe(Number(0x85944171f73967e8n >> 11n));
});

test('a seed depends on learner, exercise and variant, and is a safe integer', () => {
  const seeds = [
    variantSeed('l', 'e', 0),
    variantSeed('l', 'e', 1),
    variantSeed('l', 'f', 0),
    variantSeed('m', 'e', 0),
  ];
  expect(new Set(seeds).size).toBe(4);
  expect(seeds.every(Number.isSafeInteger)).toBe(true);
  expect(variantSeed('l', 'e', 1)).toBe(seeds[1]);
});

test('draws are reproducible, within bounds and of the right moments', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from(
      { length: 4000 },
      () => [random.integer(2, 5), random.normal(), random.pick(['a', 'b'])] as const,
    );
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  const numbers = draw(7);
  expect(new Set(numbers.map(([n]) => n))).toEqual(new Set([2, 3, 4, 5]));
  const normals = numbers.map(([, x]) => x);
  const mean = normals.reduce((a, b) => a + b, 0) / normals.length;
  const variance = normals.reduce((a, b) => a + (b - mean) ** 2, 0) / normals.length;
  // four standard errors of 4000 draws
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(4000));
  expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
});

test('a shuffle keeps every element', () => {
  const list = Array.from({ length: 20 }, (_, i) => i);
  const shuffled = seededRandom(3).shuffle(list);
  expect([...shuffled].sort((a, b) => a - b)).toEqual(list);
  expect(shuffled).not.toEqual(list);
});
