import { randomStream } from '@kit/math/random.ts';
import { expect, it } from 'vitest';
import { inputOf, rgbBytes, shownPixels, withHiddenPatches } from './pixels.ts';
import type { Shape } from './recording.ts';

const shape = { imageSize: 4, grid: 2, mean: 0.5, deviation: 0.25 } as Shape;
const random = randomStream(2);
const rgb = Uint8Array.from({ length: 48 }, () => Math.floor(random() * 256));

it('what is shown is what the model receives', () => {
  expect(rgbBytes(shownPixels(inputOf(rgb, shape), shape))).toEqual(rgb);
});

it('hides one patch at a time, in all three colours', () => {
  const input = inputOf(rgb, shape);
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
