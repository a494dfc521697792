import { randomStream } from '@kit/math/random.ts';
import { expect, it } from 'vitest';
import { shownPixels, withHiddenPatches } from './pixels.ts';
import type { Shape } from './recording.ts';

const shape = { imageSize: 4, grid: 2, mean: 0.5, deviation: 0.25 } as Shape;
const random = randomStream(2);
const input = Float32Array.from({ length: 48 }, () => random() * 4 - 2);

it('what is shown are the colours that the model receives, in their order', () => {
  const { data } = shownPixels(input, shape);
  for (let i = 0; i < 16; i++) {
    for (let c = 0; c < 3; c++)
      expect(data[i * 4 + c]).toBe(Math.round(((input[c * 16 + i] as number) / 4 + 0.5) * 255));
    expect(data[i * 4 + 3]).toBe(255);
  }
});

it('hides one patch at a time, in all three colours', () => {
  const hidden = withHiddenPatches(input, shape);
  expect(hidden.length).toBe(4 * input.length);
  for (let patch = 0; patch < 4; patch++) {
    input.forEach((value, i) => {
      const [y, x] = [Math.floor((i % 16) / 4), i % 4];
      const inside = Math.floor(y / 2) * 2 + Math.floor(x / 2) === patch;
      expect(hidden[patch * input.length + i]).toBe(inside ? 0 : value);
    });
  }
});
