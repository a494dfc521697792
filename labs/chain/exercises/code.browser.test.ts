/** The vote against its tests, in the sandbox: the model solution passes, each classic mistake fails where it should. */
import { noRuntime } from '@kit/exercises/check.ts';
import { code } from '@kit/exercises/kinds/code/kind.ts';
import { isRefusal } from '@kit/exercises/types.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import { expect, test } from 'vitest';
import { voteCode } from './vote-code.ts';
import { solutions } from './vote-programs.ts';

const { spec } = voteCode;
const NAMES = ['plain', 'silent', 'tie', 'late', 'nobody', 'zero', 'long'];

/** Names of the tests that fail. */
async function failures(source: string, seed: number): Promise<string[]> {
  const grade = await code.grade(spec, { seed, values: {} }, source, { locale: 'en', runtime: noRuntime });
  if (isRefusal(grade)) throw new Error(JSON.stringify(grade));
  expect(grade.parts?.length).toBe(NAMES.length);
  return (grade.parts ?? []).flatMap((part, i) => (part.score === 1 ? [] : [NAMES[i] ?? '']));
}

test('the solution of each language passes every test, over 10 seeds', async () => {
  for (const locale of LOCALES)
    for (let seed = 0; seed < 5; seed++) expect(await failures(solutions[locale], seed)).toEqual([]);
});

test('the starter passes only where nobody concludes', async () => {
  for (const locale of LOCALES)
    expect(await failures(spec.starter[locale], 1)).toEqual(NAMES.filter((name) => name !== 'nobody'));
});

const mistaken = (from: string, to: string) => {
  expect(solutions.en).toContain(from);
  return solutions.en.replaceAll(from, to);
};

test.each([
  ['silent chains vote', () => mistaken('if (answer === -1) continue;', ''), ['silent']],
  ['the last of a tie', () => mistaken('count > (', 'count >= ('), ['tie', 'late']],
  ['the first answer', () => 'const vote = (answers: number[]) => answers[0];', ['plain']],
  ['0 taken for nothing', () => mistaken('best === -1', '!best || best < 0'), ['zero']],
  [
    'the first to reach its number',
    () => `function vote(a: number[]) {
      const n: Record<string, number> = {}; let best = -1, most = 0;
      for (const x of a) { if (x < 0) continue; n[x] = (n[x] ?? 0) + 1; if (n[x] > most) { most = n[x]; best = x; } }
      return best;
    }`,
    ['tie', 'late'],
  ],
])('%s fails where it should', async (_, source, expected) => {
  for (let seed = 0; seed < 3; seed++) expect(await failures(source(), seed)).toEqual(expect.arrayContaining(expected));
});
