/** Between the model's input and something a screen can show. */
import type { Rgba } from '@kit/images/preprocess.ts';
import type { Shape } from './recording.ts';

/** [3, S, S] normalised → RGBA bytes, S × S. */
export function shownPixels(input: Float32Array, { imageSize: S, mean, deviation }: Shape): Rgba {
  const data = new Uint8ClampedArray(S * S * 4).fill(255);
  for (let c = 0; c < 3; c++) {
    for (let i = 0; i < S * S; i++) data[i * 4 + c] = ((input[c * S * S + i] as number) * deviation + mean) * 255;
  }
  return { width: S, height: S, data };
}

/** The input with one patch replaced by mid-grey, one copy per patch: [P, 3, S, S]. */
export function withHiddenPatches(input: Float32Array, { imageSize: S, grid, mean, deviation }: Shape): Float32Array {
  const side = S / grid;
  const grey = (0.5 - mean) / deviation;
  const out = new Float32Array(grid * grid * input.length);
  for (let patch = 0; patch < grid * grid; patch++) {
    const from = patch * input.length;
    out.set(input, from);
    const [top, left] = [Math.floor(patch / grid) * side, (patch % grid) * side];
    for (let c = 0; c < 3; c++) {
      for (let y = 0; y < side; y++) {
        const start = from + (c * S + top + y) * S + left;
        out.fill(grey, start, start + side);
      }
    }
  }
  return out;
}
