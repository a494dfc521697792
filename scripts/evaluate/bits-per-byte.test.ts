import { describe, expect, it } from 'vitest';
import { windows } from './bits-per-byte.ts';

describe('windows', () => {
  it.each([2, 3, 255, 256, 257, 258, 384, 385, 386, 640, 1001])(
    'score each of %i tokens but the first once',
    (length) => {
      const context = 256;
      const scored: number[] = [];
      for (const { start, skip } of windows(length, context)) {
        const inputs = Math.min(start + context, length - 1) - start;
        for (let t = skip; t < inputs; t++) scored.push(start + t + 1);
        expect(inputs).toBeGreaterThan(skip);
      }
      expect(scored).toEqual(Array.from({ length: length - 1 }, (_, i) => i + 1));
    },
  );
});
