/** For the tests of programs in a real browser: one call after the other, and no frame left behind. */
import { afterEach, beforeEach, expect } from 'vitest';
import { runInSandbox } from './run.ts';
import type { SandboxResult } from './types.ts';

export const run = (source: string, calls: readonly (readonly unknown[])[] = [[1]], callMilliseconds = 1500) =>
  runInSandbox({ source, functionName: 'f', calls, callMilliseconds });

export function outcomes(result: SandboxResult) {
  if (result.type !== 'ran') throw new Error(`did not run: ${JSON.stringify(result)}`);
  return result.outcomes;
}

let frames: number;
beforeEach(() => {
  frames = document.querySelectorAll('iframe').length;
});
afterEach(() => {
  // whatever the program did, its frame is gone
  expect(document.querySelectorAll('iframe').length).toBe(frames);
});
