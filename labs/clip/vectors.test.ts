import { randomStream } from '@kit/math/random.ts';
import { expect, it } from 'vitest';
import { decodeFloats, decodeHalves, encodeFloats, encodeHalves, rowsOf } from './vectors.ts';

const random = randomStream(8);
const values = Float32Array.from({ length: 300 }, () => random() * 2 - 1);

it('float32 comes back exactly, also from the middle of a buffer', () => {
  expect(decodeFloats(encodeFloats(values))).toEqual(values);
  expect(decodeFloats(encodeFloats(values.subarray(7, 19)))).toEqual(values.slice(7, 19));
});

it('halves come back within half a unit of their last place', () => {
  decodeHalves(encodeHalves(values)).forEach((x, i) => {
    expect(Math.abs(x - (values[i] as number))).toBeLessThanOrEqual(
      Math.abs(values[i] as number) * 2 ** -11 + 2 ** -25,
    );
  });
});

it('rows', () => {
  expect(rowsOf(Float32Array.of(1, 2, 3, 4), 2).map((row) => [...row])).toEqual([
    [1, 2],
    [3, 4],
  ]);
});
