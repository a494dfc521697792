/** The gradient program against its tests, in the sandbox: the model solution passes, each classic mistake fails where it should. */
import { noRuntime } from '@kit/exercises/check.ts';
import { code } from '@kit/exercises/kinds/code/kind.ts';
import { isRefusal } from '@kit/exercises/types.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import { expect, test } from 'vitest';
import { gradientCode } from './gradient-code.ts';
import { solutions } from './gradient-programs.ts';

const { spec } = gradientCode;
const NAMES = ['book', 'single', 'orthogonal', 'rate', 'wide', 'narrow', 'many'];

/** Names of the tests that fail. */
async function failures(source: string, seed: number): Promise<string[]> {
  const grade = await code.grade(spec, { seed, values: {} }, source, { locale: 'en', runtime: noRuntime });
  if (isRefusal(grade)) throw new Error(JSON.stringify(grade));
  expect(grade.parts?.length).toBe(NAMES.length);
  return (grade.parts ?? []).flatMap((part, i) => (part.score === 1 ? [] : [NAMES[i] ?? '']));
}

test('the solution of each language passes every test', async () => {
  for (const locale of LOCALES)
    for (let seed = 0; seed < 5; seed++) expect(await failures(solutions[locale], seed)).toEqual([]);
});

test('the starter of each language passes nothing', async () => {
  for (const locale of LOCALES) expect((await failures(spec.starter[locale], 1)).length).toBe(NAMES.length);
});

const mistaken = (from: string, to: string) => {
  expect(solutions.en).toContain(from);
  return solutions.en.replaceAll(from, to);
};

test.each([
  ['no step size', () => mistaken('rate * sum', 'sum'), ['book', 'rate', 'wide', 'narrow', 'many']],
  [
    'mean instead of sum',
    () => mistaken('rate * sum', 'rate * sum / Y.length'),
    ['book', 'rate', 'wide', 'narrow', 'many'],
  ],
  ['width of the inputs', () => mistaken('Y[0].map', 'X[0].map'), ['single', 'orthogonal', 'wide', 'narrow']],
  [
    'last example forgotten',
    () => mistaken('i < Y.length', 'i < Y.length - 1'),
    ['book', 'single', 'orthogonal', 'rate', 'many'],
  ],
])('%s fails where it should', async (_, source, expected) => {
  for (let seed = 0; seed < 3; seed++) expect(await failures(source(), seed)).toEqual(expect.arrayContaining(expected));
});
