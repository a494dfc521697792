import { expect, it } from 'vitest';
import { A100, attainable, decodingIntensity, H100, productIntensity, ridge } from './roofline.ts';

it('has its ridges where the chapter prints them', () => {
  expect([ridge(A100), ridge(H100)].map(Math.round)).toEqual([153, 295]);
});

it('writes alone at 0.65 % of the power, and needs 153 conversations for all of it', () => {
  expect((attainable(A100, decodingIntensity(1)) / A100.power) * 100).toBeCloseTo(0.65, 2);
  expect(attainable(A100, decodingIntensity(153))).toBeLessThan(A100.power);
  expect(attainable(A100, decodingIntensity(154))).toBe(A100.power);
});

it('counts the operations and the bytes of a product one by one', () => {
  const n = 6;
  let operations = 0;
  for (let i = 0; i < n * n; i++) for (let k = 0; k < n; k++) operations += 2;
  expect(productIntensity(n)).toBeCloseTo(operations / (3 * n * n * 2), 12);
});
