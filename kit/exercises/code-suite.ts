/**
 * The tests that every code exercise passes in the sandbox: `describeProgram(…)` in
 * `labs/<id>/exercises/code.browser.test.ts`.
 */
import { expect, test } from 'vitest';
import { LOCALES, type Localized } from '../i18n/index.ts';
import { noRuntime } from './check.ts';
import { code } from './kinds/code/kind.ts';
import type { CodeSpec } from './kinds/code/spec.ts';
import { isRefusal } from './types.ts';

/**
 * A classic mistake: the whole wrong program, or what of the English solution is replaced by what; and the tests that
 * must fail.
 */
export interface Mistake {
  readonly source?: string;
  readonly change?: readonly [from: string, to: string];
  readonly fails: readonly string[];
}

export interface Program {
  readonly spec: CodeSpec;
  readonly solutions: Localized;
  /** one per test of the exercise, in order */
  readonly names: readonly string[];
  /** tests that even the starter passes */
  readonly easy?: readonly string[];
  readonly mistakes: Readonly<Record<string, Mistake>>;
  readonly seeds?: number;
}

/**
 * The solution of each language passes everything, the starter nothing but `easy`, each mistake fails where it should.
 */
export function describeProgram({ spec, solutions, names, easy = [], mistakes, seeds = 5 }: Program): void {
  async function failures(source: string, seed: number): Promise<string[]> {
    const grade = await code.grade(spec, { seed, values: {} }, source, { locale: 'en', runtime: noRuntime });
    if (isRefusal(grade)) throw new Error(JSON.stringify(grade));
    expect(grade.parts?.length).toBe(names.length);
    return (grade.parts ?? []).flatMap((part, i) => (part.score === 1 ? [] : [names[i] ?? '']));
  }

  test('the solution of each language passes every test, whatever the seed', async () => {
    for (const locale of LOCALES)
      for (let seed = 0; seed < seeds; seed++) expect(await failures(solutions[locale], seed)).toEqual([]);
  });

  test('the starter of each language passes nothing that needs a program', async () => {
    const hard = names.filter((name) => !easy.includes(name));
    for (const locale of LOCALES) expect(await failures(spec.starter[locale], 1)).toEqual(hard);
  });

  /** The English solution, with something done besides in every call. */
  function besides(statements: string): string {
    const { functionName } = spec;
    const solved = solutions.en.replace(`function ${functionName}(`, `function solved$(`);
    expect(solved).not.toBe(solutions.en);
    return `${solved}\nfunction ${functionName}(...given) { const out = solved$(...given); ${statements} return out; }`;
  }

  test('right numbers are worth nothing to a program that reaches for the network', async () => {
    expect(await failures(besides(''), 1)).toEqual([]);
    const reaching = besides("try { fetch('https://example.org/'); } catch {}");
    expect(await failures(reaching, 1)).toEqual([...names]);
  });

  const untouched = Object.entries(spec.untouched ?? []);
  test.runIf(untouched.length > 0).each(untouched)('nor to one that writes into its argument %s, %s', async (i) => {
    const first = `let at = given[${i}]; while (Array.isArray(at[0])) at = at[0];`;
    expect(await failures(besides(`${first} at[0] += 1;`), 1)).toEqual([...names]);
    expect(await failures(besides(`${first} at.push(0);`), 1)).toEqual([...names]);
  });

  test.each(Object.entries(mistakes))('%s fails where it should', async (_, { source, change, fails }) => {
    if (change) expect(solutions.en).toContain(change[0]);
    const program = change ? solutions.en.replaceAll(...change) : (source ?? '');
    for (let seed = 0; seed < 4; seed++)
      expect(await failures(program, seed)).toEqual(expect.arrayContaining([...fails]));
  });
}
