/** The merge program against its tests, in the sandbox: the solution passes, each classic mistake fails where it should. */
import { noRuntime } from '@kit/exercises/check.ts';
import { code } from '@kit/exercises/kinds/code/kind.ts';
import { isRefusal } from '@kit/exercises/types.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import { expect, test } from 'vitest';
import { mergeCode } from './merge-code.ts';
import { solutions } from './merge-programs.ts';

const { spec } = mergeCode;
const NAMES = ['chapter', 'zero', 'rank', 'sizes', 'alpha', 'square', 'large'];

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
  ['α without r', () => mistaken('(alpha / r)', 'alpha'), ['rank', 'sizes', 'alpha', 'square', 'large']],
  ['B·A transposed', () => mistaken('B[i][k] * A[k][j]', 'B[j][k] * A[k][i]'), ['chapter', 'sizes', 'square']],
  ['A·B', () => mistaken('B[i][k] * A[k][j]', 'A[k][i] * B[j][k]'), ['chapter', 'sizes', 'square']],
  ['W₀ forgotten', () => mistaken('return w + (alpha', 'return (alpha'), NAMES],
])('%s fails where it should', async (_, source, expected) => {
  for (let seed = 0; seed < 3; seed++) expect(await failures(source(), seed)).toEqual(expect.arrayContaining(expected));
});
