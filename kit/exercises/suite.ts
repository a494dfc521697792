/**
 * The tests that all exercises pass: `describeExercises(lab, …)` in `exercises/exercises.test.ts` of a lab or a
 * section.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { LOCALES, type Locale, type Localized } from '../i18n/index.ts';
import type { ExerciseSet } from '../labs.ts';
import type { Runtime } from '../runtime/types.ts';
import { LEARNER } from './answers.ts';
import { describeAnswers } from './answers-suite.ts';
import { noRuntime } from './check.ts';
import { kindOf } from './kinds/index.ts';
import { numeric } from './kinds/numeric/kind.ts';
import { blocksOf } from './kinds/ordering/kind.ts';
import type { Distractor } from './kinds/ordering/spec.ts';
import { samplesOf } from './kinds/samples.ts';
import { ANSWER, paramsOf, parseMarkup } from './markup.ts';
import { plainMarkup } from './plain.ts';
import { type Exercise, type ExerciseOf, type GradeContext, isRefusal, type Variant } from './types.ts';
import { inWords, MEMORY, told, variantAt } from './variants.ts';

/** How a statement forbids a program to write into what it is given. */
const FORBIDS: Localized<RegExp> = {
  fr: /[Nn]e modifiez pas|sans (les )?modifier/,
  en: /[Dd]o not (change|modify|write into)|without (changing|modifying)/,
};

/** `live` opens the models that they ask; `variants` is how many of each exercise are graded. */
export function describeExercises(set: ExerciseSet, live: () => Promise<Runtime>, variants = 24): void {
  const turns = Array.from({ length: variants }, (_, i) => i);
  const named = set.exercises.map((exercise) => [exercise.id, exercise] as const);
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
      const context = contextFor(exercise);
      for (const turn of turns) await gradesItsSamples(exercise, variantFor(exercise, turn), context);
    }, 300_000);

    test('what the solution shows is right when it is typed, with the unit or without', async () => {
      if (exercise.kind !== 'numeric') return;
      for (const turn of turns) {
        const locale = LOCALES[turn % LOCALES.length] as Locale;
        await gradesWhatItShows(exercise, turn, { ...contextFor(exercise), locale });
      }
    }, 300_000);

    test('no variant says what another has said, before all are seen or as long as one remembers', () => {
      const count = exercise.variants?.seeds.length ?? (exercise.variant ? MEMORY : 1);
      const draw = () => Array.from({ length: count }, (_, turn) => told(exercise, variantFor(exercise, turn).values));
      expect(draw()).toEqual(draw());
      expect(new Set(draw()).size).toBe(count);
    });

    test('a count is asked for as a whole number: what is beside it is not said to be close', async () => {
      if (exercise.kind !== 'numeric' || exercise.models || exercise.spec.tolerance.kind === 'relative') return;
      const { fields, solve } = exercise.spec;
      const rows = await Promise.all(
        turns.map((turn) => solve(variantFor(exercise, turn).values, contextFor(exercise))),
      );
      const counts = fields.filter((_, i) => rows.every((row) => Number.isInteger(row[i])));
      expect(counts.filter(({ integer }) => !integer)).toEqual([]);
    });

    test('no known mistake is right by accident', async () => {
      if (exercise.kind !== 'numeric' || exercise.models) return;
      for (const turn of turns) {
        const { wrong } = await samplesOf(exercise, variantFor(exercise, turn), contextFor(exercise));
        // two blind ones, and every mistake
        expect(wrong.length).toBe(2 + (exercise.spec.mistakes?.length ?? 0));
      }
    });
  });

  describeAnswers(set, contextFor);

  describe('texts', () => {
    test.each(named)('%s: markup is sound and every value exists, the same in both languages', (_, exercise) => {
      // those of the list, and those of older books, whose own statement says less
      const older = { variant: 1 };
      for (const [place, statement] of [
        [FIRST, exercise.variants?.statement ?? exercise.statement],
        [older, exercise.statement],
      ] as const)
        for (const locale of LOCALES) {
          const variant = variantAt(exercise, LEARNER, place);
          const { values } = inWords(exercise, variant, locale);
          // the grader and the link read the values: words stand beside them, never in their place
          expect(values).toMatchObject(variant.values);
          for (const text of [statement, ...textsOf(exercise)]) {
            expect(parseMarkup(text[locale]).length).toBeGreaterThan(0);
            expect(paramsOf(text[locale]).filter((name) => !ANSWER.test(name) && !(name in values))).toEqual([]);
          }
        }
      if (exercise.kind === 'ordering') blocksAreSound(exercise);
      if (exercise.kind === 'matching') linesAreSound(exercise);
      for (const text of [exercise.statement, ...textsOf(exercise)])
        expect([...new Set(paramsOf(text.en))].sort()).toEqual([...new Set(paramsOf(text.fr))].sort());
    });

    test.each(named)(
      '%s: the solution gives every number asked for, in its place, and no text that is on show',
      (_, exercise) => {
        const count = exercise.kind === 'numeric' ? exercise.spec.fields.length : 0;
        const each = count === 1 ? ['answer'] : Array.from({ length: count }, (_, i) => `answer${i + 1}`);
        const params = new Set(paramsOf(exercise.solution.fr).filter((name) => ANSWER.test(name)));
        expect([...params].sort()).toEqual(each);
        for (const text of [...exercise.hints, exercise.statement])
          expect(paramsOf(text.fr).filter((name) => ANSWER.test(name))).toEqual([]);
      },
    );

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

    test('ids are unique and begin with that of their folder', () => {
      const ids = set.exercises.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !new RegExp(`^${set.id}\\.[a-z-]+$`).test(id))).toEqual([]);
    });
  });
}

const FIRST = { variant: 0, since: 0 };
const variantFor = (exercise: Exercise, turn: number) => variantAt(exercise, LEARNER, { ...FIRST, variant: turn });

async function gradesItsSamples(exercise: Exercise, variant: Variant, context: GradeContext): Promise<void> {
  const { kind } = kindOf(exercise);
  const { right, wrong, invalid } = await samplesOf(exercise, variant, context);
  expect(right.length * wrong.length * invalid.length).toBeGreaterThan(0);
  // as the page does: what is said of an answer may use the words of the statement
  const asked = inWords(exercise, variant, context.locale);
  const score = async (answer: unknown) => {
    const parsed = kind.parse(exercise.spec, answer);
    expect(isRefusal(parsed), JSON.stringify([answer, parsed])).toBe(false);
    const grade = await kind.grade(exercise.spec, asked, parsed, context);
    if (isRefusal(grade)) throw new Error(JSON.stringify(grade));
    expect(grade.messages.every((m) => 'text' in m || LOCALES.every((l) => kind.strings[l][m.key]))).toBe(true);
    const lacking = grade.messages.flatMap((m) =>
      'text' in m ? paramsOf(m.text.fr).filter((name) => !(name in (m.values ?? {}))) : [],
    );
    expect(lacking, `values of what is said of ${JSON.stringify(answer)}`).toEqual([]);
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

/** A unit that the field shows, and a % sign that it shows too, need not be typed. */
async function gradesWhatItShows(exercise: ExerciseOf<'numeric'>, turn: number, context: GradeContext): Promise<void> {
  const { spec } = exercise;
  const { locale } = context;
  const variant = variantFor(exercise, turn);
  const shown = (await numeric.answers?.(spec, variant, context)) ?? [];
  const bare = shown.map((text, i) => {
    const unit = spec.fields[i]?.unit;
    const suffix = unit === '%' ? unit : unit?.[locale];
    return suffix && text.endsWith(suffix) ? text.slice(0, -suffix.length).trim() : text;
  });
  for (const texts of new Map([shown, bare].map((texts) => [JSON.stringify(texts), texts])).values()) {
    const grade = await numeric.grade(spec, variant, { locale, texts }, context);
    expect(isRefusal(grade) || grade.score, JSON.stringify([texts, variant])).toBe(1);
  }
}

/** The texts of blocks, with values of their own beside those of the variant. */
function blocksAreSound(exercise: ExerciseOf<'ordering'>): void {
  const { values } = variantAt(exercise, LEARNER, FIRST);
  for (const block of blocksOf(exercise.spec, values))
    for (const text of [block.text, ...('why' in block ? [(block as Distractor).why] : [])]) {
      const names = paramsOf(text.fr);
      expect(names.filter((name) => !(name in { ...values, ...block.values }))).toEqual([]);
      expect(paramsOf(text.en).sort()).toEqual(names.sort());
    }
}

/** Each line goes with something that can be chosen, and what is to be chosen can be told apart in plain text. */
function linesAreSound(exercise: ExerciseOf<'matching'>): void {
  const { values } = variantAt(exercise, LEARNER, FIRST);
  const [lines, choices] = [exercise.spec.lines(values), exercise.spec.choices(values)];
  const ids = choices.map(({ id }) => id);
  for (const list of [ids, lines.map(({ id }) => id)]) expect(new Set(list).size).toBe(list.length);
  for (const { with: answer, mistakes = {} } of lines) {
    expect(ids).toContain(answer);
    expect(Object.keys(mistakes).filter((id) => id === answer || !ids.includes(id))).toEqual([]);
  }
  for (const locale of LOCALES)
    expect(new Set(choices.map(({ text }) => plainMarkup(locale, text[locale], values))).size).toBe(ids.length);
}

function textsOf(exercise: Exercise): Localized[] {
  return [
    exercise.solution,
    ...exercise.hints,
    ...(exercise.ladder
      ? [exercise.ladder.worked, ...exercise.ladder.gaps.flatMap(({ ask, fill }) => [ask, fill])]
      : []),
    ...(exercise.kind === 'numeric' ? (exercise.spec.mistakes ?? []).map((m) => m.text) : []),
    ...(exercise.kind === 'prediction' && exercise.spec.bet.on === 'choice' ? exercise.spec.bet.options : []),
    ...(exercise.kind === 'choice' ? exercise.spec.options.flatMap((o) => [o.text, o.correction]) : []),
    ...(exercise.kind === 'open' ? exercise.spec.rubric : []),
    ...(exercise.kind === 'matching' ? matchingTexts(exercise) : []),
    ...(exercise.kind === 'formula' ? (exercise.spec.mistakes ?? []).map((m) => m.text) : []),
  ];
}

function matchingTexts(exercise: ExerciseOf<'matching'>): Localized[] {
  const { values } = variantAt(exercise, LEARNER, FIRST);
  const { lines, choices } = exercise.spec;
  const lineTexts = lines(values).flatMap(({ text, why, mistakes = {} }) => [text, why, ...Object.values(mistakes)]);
  return [...lineTexts, ...choices(values).map(({ text }) => text)];
}
