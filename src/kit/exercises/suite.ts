/** The tests that every lab's exercises pass: `describeExercises(lab, …)` in `labs/<id>/exercises/exercises.test.ts`. */
import { beforeAll, describe, expect, test } from 'vitest';
import { LOCALES, type Localized } from '../i18n/index.ts';
import type { Lab } from '../labs.ts';
import type { Runtime } from '../runtime/types.ts';
import { noRuntime } from './check.ts';
import { kindOf } from './kinds/index.ts';
import { samplesOf } from './kinds/samples.ts';
import { paramsOf, parseMarkup } from './markup.ts';
import { variantOf, variantSeed } from './random.ts';
import { type Exercise, type GradeContext, isRefusal } from './types.ts';

/** How a statement forbids a program to write into what it is given. */
const FORBIDS: Localized<RegExp> = {
  fr: /[Nn]e modifiez pas|sans (les )?modifier/,
  en: /[Dd]o not (change|modify|write into)|without (changing|modifying)/,
};

/** Different variants that a lab's learners must at least get over as many seeds. */
const DIFFERENT = 5;

/** `live` opens the lab's models; `variants` is how many of each exercise are graded. */
export function describeExercises(lab: Lab, live: () => Promise<Runtime>, variants = 24): void {
  const seeds = Array.from({ length: variants }, (_, i) => variantSeed('a-learner', 'any', i));
  const named = lab.exercises.map((exercise) => [exercise.id, exercise] as const);
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await live();
  }, 60_000);
  const contextFor = (exercise: Exercise): GradeContext => ({
    locale: 'fr',
    runtime: exercise.models ? runtime : noRuntime,
  });

  // programs need a browser: each lab runs its own there
  describe.each(named.filter(([, { kind }]) => kind !== 'code'))('%s', (_, exercise) => {
    test('right answers score 1, wrong ones less, invalid ones are refused with a sentence', async () => {
      for (const seed of seeds) await gradesItsSamples(exercise, seed, contextFor(exercise));
    }, 120_000);

    test('the same seed gives the same variant, and learners do not all get the same', () => {
      const draw = () =>
        Array.from({ length: 24 }, (_, i) => JSON.stringify(variantOf(exercise, variantSeed('a', 'b', i))));
      expect(draw()).toEqual(draw());
      if (exercise.variant) expect(new Set(draw()).size).toBeGreaterThan(DIFFERENT);
    });

    test('no known mistake is right by accident', async () => {
      if (exercise.kind !== 'numeric' || exercise.models) return;
      for (const seed of seeds) {
        const { wrong } = await samplesOf(exercise, variantOf(exercise, seed), contextFor(exercise));
        // two blind ones, and every mistake
        expect(wrong.length).toBe(2 + (exercise.spec.mistakes?.length ?? 0));
      }
    });
  });

  describe('texts', () => {
    test.each(named)('%s: markup is sound and every value exists, the same in both languages', (_, exercise) => {
      const known = new Set([...Object.keys(variantOf(exercise, 1).values), 'answer']);
      for (const text of textsOf(exercise)) {
        for (const locale of LOCALES) {
          expect(parseMarkup(text[locale]).length).toBeGreaterThan(0);
          expect(paramsOf(text[locale]).filter((name) => !known.has(name))).toEqual([]);
        }
        expect([...new Set(paramsOf(text.en))].sort()).toEqual([...new Set(paramsOf(text.fr))].sort());
      }
    });

    const programs = named.flatMap(([id, exercise]) => (exercise.kind === 'code' ? [[id, exercise] as const] : []));
    test.runIf(programs.length > 0).each(programs)(
      '%s: writing into arguments is graded where it is forbidden',
      (_, { statement, spec }) => {
        const forbidden = Boolean(spec.untouched?.length);
        expect([FORBIDS.fr.test(statement.fr), FORBIDS.en.test(statement.en)]).toEqual([forbidden, forbidden]);
        // the names that the verdict gives are those of the function
        const parameters = /\(([^)]*)\)/.exec(
          spec.starter.en.slice(spec.starter.en.indexOf(`function ${spec.functionName}`)),
        )?.[1];
        const named = parameters?.split(',').map((parameter) => parameter.replace(/:.*/, '').trim()) ?? [];
        expect(named.slice(0, spec.untouched?.length ?? 0)).toEqual(spec.untouched ?? []);
      },
    );

    test('ids are unique and belong to the lab', () => {
      const ids = lab.exercises.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !new RegExp(`^${lab.id}\\.[a-z-]+$`).test(id))).toEqual([]);
    });
  });
}

async function gradesItsSamples(exercise: Exercise, seed: number, context: GradeContext): Promise<void> {
  const { kind } = kindOf(exercise);
  const variant = variantOf(exercise, seed);
  const { right, wrong, invalid } = await samplesOf(exercise, variant, context);
  expect(right.length * wrong.length * invalid.length).toBeGreaterThan(0);
  const score = async (answer: unknown) => {
    const parsed = kind.parse(exercise.spec, answer);
    expect(isRefusal(parsed), JSON.stringify([answer, parsed])).toBe(false);
    const grade = await kind.grade(exercise.spec, variant, parsed, context);
    if (isRefusal(grade)) throw new Error(JSON.stringify(grade));
    expect(grade.messages.every((m) => 'text' in m || LOCALES.every((l) => kind.strings[l][m.key]))).toBe(true);
    return grade.score;
  };
  for (const answer of right) expect(await score(answer), `right ${JSON.stringify([answer, variant])}`).toBe(1);
  for (const answer of wrong) expect(await score(answer), `wrong ${JSON.stringify([answer, variant])}`).toBeLessThan(1);
  for (const answer of invalid) {
    const refusal = kind.parse(exercise.spec, answer);
    if (!isRefusal(refusal) || !('key' in refusal.refused)) throw new Error(`accepted ${JSON.stringify(answer)}`);
    for (const locale of LOCALES) expect(kind.strings[locale][refusal.refused.key]).toMatch(/\S/);
  }
}

function textsOf(exercise: Exercise): Localized[] {
  return [
    exercise.statement,
    exercise.solution,
    ...exercise.hints,
    ...(exercise.kind === 'numeric' ? (exercise.spec.mistakes ?? []).map((m) => m.text) : []),
    ...(exercise.kind === 'choice' ? exercise.spec.options.flatMap((o) => [o.text, o.correction]) : []),
  ];
}
