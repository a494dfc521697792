/** The attention program against its tests, in the sandbox: the model solution passes, each classic mistake fails where it should. */

import { noRuntime } from '@kit/exercises/check.ts';
import { code } from '@kit/exercises/kinds/code/kind.ts';
import { isRefusal } from '@kit/exercises/types.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import { expect, test } from 'vitest';
import { causalAttentionCode } from './causal-attention-code.ts';
import { solutions } from './causal-attention-programs.ts';

const { spec } = causalAttentionCode;
const NAMES = ['one', 'mean', 'chat', 'sizes', 'wide', 'narrow', 'large', 'negative', 'long'];

/** Names of the tests that fail. */
async function failures(source: string, seed: number): Promise<string[]> {
  const grade = await code.grade(spec, { seed, values: {} }, source, { locale: 'en', runtime: noRuntime });
  if (isRefusal(grade)) throw new Error(JSON.stringify(grade));
  expect(grade.parts?.length).toBe(NAMES.length);
  return (grade.parts ?? []).flatMap((part, i) => (part.score === 1 ? [] : [NAMES[i] ?? '']));
}

test('the solution of each language passes every test, over 20 seeds', async () => {
  for (const locale of LOCALES)
    for (let seed = 0; seed < 10; seed++) expect(await failures(solutions[locale], seed)).toEqual([]);
});

test('the starter of each language passes nothing', async () => {
  for (const locale of LOCALES) expect((await failures(spec.starter[locale], 1)).length).toBe(NAMES.length);
});

const mistaken = (from: string, to: string) => {
  expect(solutions.en).toContain(from);
  return solutions.en.replaceAll(from, to);
};

test.each([
  [
    'no mask',
    () => mistaken('j <= i', 'j < K.length'),
    ['mean', 'chat', 'sizes', 'wide', 'narrow', 'large', 'negative', 'long'],
  ],
  [
    'mask one too strict',
    () => mistaken('j <= i', 'j < Math.max(1, i)'),
    ['mean', 'chat', 'sizes', 'wide', 'narrow', 'negative', 'long'],
  ],
  ['no scaling', () => mistaken('dot * scale', 'dot'), ['chat', 'sizes', 'wide', 'narrow', 'negative', 'long']],
  [
    'scaled by d_k',
    () => mistaken('Math.sqrt(K[0].length)', 'K[0].length'),
    ['chat', 'sizes', 'wide', 'narrow', 'negative', 'long'],
  ],
  ['scaled by d_v', () => mistaken('K[0].length', 'V[0].length'), ['chat', 'wide', 'narrow', 'negative']],
  ['unstable softmax', () => mistaken('Math.exp(s - max)', 'Math.exp(s)'), ['large', 'negative']],
])('%s fails where it should', async (_, source, expected) => {
  for (let seed = 0; seed < 4; seed++) expect(await failures(source(), seed)).toEqual(expect.arrayContaining(expected));
});
