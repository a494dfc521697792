/** The nucleus program against its tests, in the sandbox: the model solution passes, each classic mistake fails where it should. */
import { noRuntime } from '@kit/exercises/check.ts';
import { code } from '@kit/exercises/kinds/code/kind.ts';
import { isRefusal } from '@kit/exercises/types.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import { expect, test } from 'vitest';
import { nucleusCode } from './nucleus-code.ts';
import { solutions } from './nucleus-programs.ts';

const { spec } = nucleusCode;
const NAMES = ['sorted', 'unsorted', 'exact', 'first', 'sizes', 'whole', 'long'];

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

test.each([
  ['not brought back to 1', () => mistaken('x / mass', 'x'), ['sorted', 'unsorted', 'exact', 'first', 'sizes', 'long']],
  ['one too many', () => mistaken('mass >= p', 'mass > p'), ['exact']],
  [
    'the crossing token left out',
    () =>
      mistaken(
        '    out[i] = P[i];\n    mass += P[i];\n    if (mass >= p) break;',
        '    if (mass + P[i] >= p) break;\n    out[i] = P[i];\n    mass += P[i];',
      ),
    ['sorted', 'exact', 'first', 'sizes', 'long'],
  ],
  ['not sorted', () => mistaken('.sort((a, b) => P[b] - P[a])', ''), ['unsorted', 'exact', 'sizes', 'long']],
  [
    'a threshold on each probability',
    () => mistaken('if (mass >= p) break;', 'if (P[i] < 1 - p) break;'),
    ['exact', 'long'],
  ],
])('%s fails where it should', async (_, source, expected) => {
  for (let seed = 0; seed < 3; seed++) expect(await failures(source(), seed)).toEqual(expect.arrayContaining(expected));
});
