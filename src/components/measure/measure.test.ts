import type { DecoderModel } from '@kit/models/decoder.ts';
import { describe, expect, it } from 'vitest';
import { measure, NEW_TOKENS, PROMPT_TOKENS, promptOf, RUNS } from './measure.ts';

describe('promptOf', () => {
  it('repeats a short prompt and cuts a long one to the common length', () => {
    expect(promptOf([7, 8])).toHaveLength(PROMPT_TOKENS);
    expect(promptOf([7, 8]).slice(0, 3)).toEqual([7, 8, 7]);
    expect(promptOf(Array.from({ length: 99 }, (_, i) => i)).at(-1)).toBe(PROMPT_TOKENS - 1);
  });
  it('refuses an empty prompt', () => expect(() => promptOf([])).toThrow(RangeError));
});

it('leaves out the warm-up run and the token that reads the prompt', async () => {
  let run = -1;
  const model = {
    inspect: async () => {
      run += 1;
    },
    async *generate() {
      // the first token of each run and the whole warm-up run are slow: neither may show in the result
      for (let i = 0; i < NEW_TOKENS; i += 1)
        yield { id: 1, logProbability: 0, milliseconds: i === 0 || run === 0 ? 999 : run };
    },
  } as unknown as DecoderModel;
  const shares: number[] = [];
  const { forward, token } = await measure(model, [1], (share) => shares.push(share), new AbortController().signal);
  expect(token).toEqual({ median: 3, min: 1, max: RUNS, runs: RUNS });
  expect(forward.runs).toBe(RUNS);
  expect(shares.at(-1)).toBe(1);
});
