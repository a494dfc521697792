import { expect, it } from 'vitest';
import { cosines } from './clip-scores.ts';

it('every image against every text', () => {
  const images = Float32Array.of(1, 0, 0.6, 0.8);
  const texts = Float32Array.of(0, 1, 0.8, 0.6, -1, 0);
  const expected = [0, 0.8, -1, 0.8, 0.96, -0.6];
  for (const [i, value] of cosines(images, texts, 2).entries()) expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 6);
});
