/** What was kept is what the shipped models answer, on the page's own engine; and no sum of it was ever trained on. */
import { loadInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { expect, it } from 'vitest';
import { answer } from './answer.ts';
import { answerOf } from './kept.ts';
import { outputs, record } from './recorded.ts';
import { LENGTHS } from './state.ts';

const [model, tokenizer] = await Promise.all([
  loadInNode('adders'),
  loadTokenizerInNode('public/models/scaling/addition-10k'),
]);
const kept = await outputs();
const { recording } = await record('fr');

it.each(model.config.sizes)(
  '%s: the same answers, and the same probabilities within a thousandth',
  async (size) => {
    const run = kept.runs.find((one) => one.size === size && one.seed === recording.liveSeed);
    for (const digits of LENGTHS) {
      // natural sums, and some of those without a carry
      for (const i of [0, 1, 2, 3, 4, 5, 6, 7, 100, 120, 139]) {
        const [problem, row] = [kept.problems[digits]?.[i], run?.answers[digits]?.[i]];
        if (!problem || !row) throw new Error(`${size}, ${digits} digits: no answer ${i}`);
        const [here, there] = [await answer(model, tokenizer, size, problem), answerOf(row, problem)];
        expect(here.written).toBe(there.written);
        expect(here.hits).toEqual(there.hits);
        for (const [k, nats] of here.nats.entries()) {
          expect(Math.abs(Math.exp(-nats) - Math.exp(-(there.nats[k] ?? Number.NaN)))).toBeLessThan(1e-3);
        }
      }
    }
  },
  60_000,
);

/** training/scaling/addition.py: one problem in ten, by a 32-bit hash of the unordered pair */
function isHeldOut(a: number, b: number): boolean {
  let h = Math.imul(Math.min(a, b), 0x9e3779b1) ^ Math.imul(Math.max(a, b), 0x85ebca77);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae3d);
  return ((h ^ (h >>> 13)) >>> 0) % 10 === 0;
}

it.each(LENGTHS)('sums of %d digits: all different, none trained on', (digits) => {
  const problems = kept.problems[digits] ?? [];
  expect(problems.every(([a, b]) => isHeldOut(a, b))).toBe(true);
  expect(new Set(problems.map(String)).size).toBe(problems.length);
  expect(problems.flat().every((number) => String(number).length === digits)).toBe(true);
});

it('8k, which the text tells seed by seed, has three of them; the sizes of the page have the one that answers', () => {
  const seeds = (size: string) => kept.runs.filter((run) => run.size === size).map(({ seed }) => seed);
  expect(seeds('8k').toSorted((one, other) => one - other)).toEqual([1, 2, 1337]);
  for (const { size } of kept.runs) expect(new Set(seeds(size)).size).toBe(seeds(size).length);
  for (const size of model.config.sizes) expect(seeds(size)).toContain(recording.liveSeed);
});

it('the first sum is answered by every size of the page, and kept from training', () => {
  expect(recording.answered.map(({ size }) => size)).toEqual(recording.live);
  const [a = 0, b = 0] = recording.sum.split('+').map(Number);
  expect(isHeldOut(a, b)).toBe(true);
  expect(String(a).length).toBe(String(b).length);
});
