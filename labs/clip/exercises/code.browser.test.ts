/** The classifier against its tests, in the sandbox: the model solution passes, each classic mistake fails where it should. */
import { noRuntime } from '@kit/exercises/check.ts';
import { code } from '@kit/exercises/kinds/code/kind.ts';
import { isRefusal } from '@kit/exercises/types.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import { expect, test } from 'vitest';
import { zeroShotCode } from './zero-shot-code.ts';
import { solutions } from './zero-shot-programs.ts';

const { spec } = zeroShotCode;
const NAMES = ['same', 'lengths', 'chapter', 'sizes', 'opposite', 'cold', 'hot', 'many'];

/** Names of the tests that fail. */
async function failures(source: string, seed: number): Promise<string[]> {
  const grade = await code.grade(spec, { seed, values: {} }, source, { locale: 'en', runtime: noRuntime });
  if (isRefusal(grade)) throw new Error(JSON.stringify(grade));
  expect(grade.parts?.length).toBe(NAMES.length);
  return (grade.parts ?? []).flatMap((part, i) => (part.score === 1 ? [] : [NAMES[i] ?? '']));
}

test('the solution of each language passes every test, over 10 seeds', async () => {
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
const LENGTHS = ' / Math.sqrt(dot(image, image) * dot(t, t))';

test.each([
  ['lengths forgotten', () => mistaken(LENGTHS, ''), ['lengths', 'sizes', 'many']],
  [
    'length of the text forgotten',
    () => mistaken(LENGTHS, ' / Math.sqrt(dot(image, image))'),
    ['lengths', 'sizes', 'many'],
  ],
  ['temperature forgotten', () => mistaken(' / tau)', ')'), ['chapter', 'sizes', 'cold', 'hot', 'many']],
  ['temperature multiplied', () => mistaken(' / tau)', ' * tau)'), ['chapter', 'sizes', 'cold', 'hot', 'many']],
  ['unstable softmax', () => mistaken('Math.exp(s - max)', 'Math.exp(s)'), ['cold']],
  ['no division by the sum', () => mistaken('w / total', 'w'), ['same', 'chapter', 'sizes', 'many']],
  ['absolute cosine', () => mistaken('=> dot(image, t) /', '=> Math.abs(dot(image, t)) /'), ['opposite']],
])('%s fails where it should', async (_, source, expected) => {
  for (let seed = 0; seed < 4; seed++) expect(await failures(source(), seed)).toEqual(expect.arrayContaining(expected));
});
