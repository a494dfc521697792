import { expect, it } from 'vitest';
import { decodeFloats, decodeMaps, encodeFloats, encodeMaps, floatBytes, floatsFromBytes } from './payload.ts';

it('keeps causal maps to within half a step of a 16-bit fraction', () => {
  const tokens = 3;
  const maps = Float32Array.of(1, 0, 0, 0.25, 0.75, 0, 1 / 3, 1 / 3, 1 / 3, 1, 0, 0, 0, 1, 0, 0.125, 0.875, 0);
  const decoded = decodeMaps(encodeMaps(maps, tokens), tokens);
  expect(decoded).toHaveLength(maps.length);
  maps.forEach((value, i) => {
    expect(Math.abs(decoded[i]! - value)).toBeLessThanOrEqual(1 / 131070 + 1e-7);
  });
});

it('loses nothing of floats', () => {
  const a = Float32Array.of(Math.PI, -1e-20, 3e38);
  const b = Float32Array.of(-0.5);
  expect([...decodeFloats(encodeFloats(a, b))]).toEqual([...a, ...b]);
  expect([...floatsFromBytes(floatBytes(a, b).buffer)]).toEqual([...a, ...b]);
});
