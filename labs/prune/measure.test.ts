import { loadInNode } from '@kit/runtime/node.ts';
import { expect, it } from 'vitest';
import { measure, oneOfEach, pruneStep, recipeOf } from './measure.ts';
import { record } from './recorded.ts';
import { STATE } from './state.ts';
import { median, stepOf, type Timed, timings, VARIANTS } from './timing.ts';

const model = await loadInNode('compressible');
const windows = await model.windows();

it('makes a recipe of a setting: what looks at a text gets one, what does not gets none', () => {
  const { defaults } = STATE;
  expect(recipeOf(defaults, windows).calibration).toBeUndefined();
  expect(recipeOf({ ...defaults, method: 'wanda' }, windows).calibration).toHaveLength(24);
  const french = recipeOf({ ...defaults, bits: 4, calibration: 'fr' }, windows);
  expect(french.calibration?.[0]).toEqual(windows.calibration.fr[0]);
  expect(french.quantise?.map(({ method, bits }) => [method, bits])).toEqual([['gptq', 4]]);
  expect(recipeOf({ ...defaults, embedding: 8 }, windows).quantise?.map(({ kinds }) => kinds)).toEqual([['embedding']]);
  expect(pruneStep({ ...defaults, sparsity: 0 })).toBeNull();
  expect(pruneStep({ ...defaults, sparsity: 0, pattern: '2:4' })).toMatchObject({ pattern: '2:4' });
});

it('a sparsity in an address is one that the slider has', () => {
  const read = (said: string) => STATE.read(new URLSearchParams(`sparsity=${said}`)).sparsity;
  expect(['52', '53', '0', '95', '97', '-5'].map(read)).toEqual([50, 55, 0, 95, 50, 50]);
});

it('was recorded with what the model gives', async () => {
  const { recording } = await record('fr');
  const decoder = model.withRecipe(recipeOf(STATE.defaults, windows));
  for await (const { report, quality, read } of measure(decoder, oneOfEach(windows.measured))) {
    if (read === 0) continue;
    expect(report.bytes).toBe(recording.measured.report.bytes);
    for (const language of ['fr', 'en'] as const) {
      const [found, known] = [quality[language], recording.measured.quality[language]];
      expect(found?.bitsPerByte).toBeCloseTo(known?.bitsPerByte ?? 0, 4);
      const point = recording.curves
        .find(({ method, pattern }) => method === 'matrix' && pattern === 'free')
        ?.points.find(({ sparsity }) => sparsity === 50);
      expect(point?.[language]).toBeCloseTo(known?.bitsPerByte ?? 0, 4);
    }
  }
}, 60_000);

it('times each variant in turn, in as many rounds, and counts what it multiplies', async () => {
  let last: readonly Timed[] = [];
  let rounds = 0;
  for await (const times of timings(model, [5, 6, 7], 0.5)) {
    last = times;
    rounds += 1;
  }
  expect(rounds).toBe(9);
  const blocks = 6 * 12 * 160 ** 2;
  const table = 4096 * 160;
  // half of 30 heads: 15 · 4 · D · K; half of the columns: a third of all weights
  const expected = [blocks, blocks, blocks, blocks - 15 * 4 * 160 * 32, (blocks * 2) / 3].map((n) => n + table);
  expect(last.map(({ variant }) => variant)).toEqual(VARIANTS);
  expect(last.map(({ multiplied }) => multiplied)).toEqual(expected);
  expect(last.every(({ milliseconds }) => milliseconds.length === 9)).toBe(true);
  expect(stepOf('original', 0.5)).toBeNull();
}, 60_000);

it('the middle of an even number of times is between the two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([3, 1, 2])).toBe(2);
});
