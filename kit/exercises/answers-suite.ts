/** Every answer of a set of exercises against one that was computed elsewhere (answers.ts). */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ExerciseSet } from '../labs.ts';
import { type Answers, LEARNER, programRows, questionRows } from './answers.ts';
import type { Tensor } from './kinds/code/spec.ts';
import { formula } from './kinds/formula/kind.ts';
import { ordering } from './kinds/ordering/kind.ts';
import { type Exercise, type GradeContext, isRefusal } from './types.ts';
import { variantAt } from './variants.ts';

/** float32 on one side, float64 on the other; without a model both are float64 */
const CLOSE = { model: 2e-4, formula: 1e-9 } as const;

const begins = (text: string) => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
const flat = (value: Tensor): number[] => (typeof value === 'number' ? [value] : value.flatMap(flat));

function expectClose(found: readonly number[], expected: readonly number[], part: number, about: unknown): void {
  const far = expected.some(
    (value, i) => !(Math.abs((found[i] ?? Number.NaN) - value) <= part * Math.max(1, Math.abs(value))),
  );
  if (far || found.length !== expected.length) expect({ about, found }).toEqual({ about, found: expected });
}

export function describeAnswers(
  { id: folder, exercises }: ExerciseSet,
  contextFor: (exercise: Exercise) => GradeContext,
): void {
  const [file = `${folder}/exercises/answers.json`] = globSync(`{labs,sections}/${folder}/exercises/answers.json`);
  const answers = JSON.parse(readFileSync(file, 'utf8')) as Answers;
  const own = (exercise: Exercise) =>
    (answers[exercise.kind === 'prediction' ? 'numeric' : exercise.kind] ?? []).filter(
      (row: { readonly exercise: string }) => row.exercise === exercise.id,
    );

  describe('answers computed elsewhere', () => {
    test('every exercise has some, about what it asks today, and no other has', () => {
      const asked = exercises.flatMap((exercise) => questionRows(exercise));
      const tried = exercises.flatMap((exercise) => questionRows(exercise, 'experiment'));
      const ordered = exercises.flatMap((exercise) => questionRows(exercise, 'ordering'));
      // in this order by `python -m training.exercises` (training/README.md), which writes them anew
      expect(answers.numeric.map(({ expected: _, how: __, ...row }) => row)).toEqual(asked);
      expect((answers.ordering ?? []).map(({ orders: _, how: __, ...row }) => row)).toEqual(ordered);
      expect((answers.experiment ?? []).map(({ states: _, how: __, ...row }) => row)).toEqual(tried);
      expect(answers.code.map(({ exercise, test, seed }) => ({ exercise, test, seed }))).toEqual(
        exercises.flatMap(programRows).map(({ exercise, test, seed }) => ({ exercise, test, seed })),
      );
      for (const kind of ['choice', 'matching', 'formula', 'open'] as const) {
        const asked = exercises.filter((exercise) => exercise.kind === kind).map(({ id }) => id);
        expect((answers[kind] ?? []).map(({ exercise }) => exercise).sort()).toEqual(asked.sort());
      }
    });

    test.each(exercises.map((exercise) => [exercise.id, exercise] as const))(
      '%s',
      async (id, exercise) => {
        expect(own(exercise).length).toBeGreaterThan(0);
        if (exercise.kind === 'numeric')
          for (const row of answers.numeric.filter(({ exercise: of }) => of === id)) {
            const found = await exercise.spec.solve(row.values, { ...contextFor(exercise), locale: row.locale });
            expectClose(found, row.expected, exercise.models ? CLOSE.model : CLOSE.formula, row);
          }
        if (exercise.kind === 'prediction')
          for (const row of answers.numeric.filter(({ exercise: of }) => of === id)) {
            const found = await exercise.spec.result(row.values, { ...contextFor(exercise), locale: row.locale });
            expectClose([found], row.expected, exercise.models ? CLOSE.model : CLOSE.formula, row);
          }
        if (exercise.kind === 'experiment')
          for (const { values, states, locale } of (answers.experiment ?? []).filter(({ exercise: of }) => of === id))
            for (const { state, score } of states) {
              const grade = await exercise.spec.judge(state, values, { ...contextFor(exercise), locale });
              expect({ state, ...grade }).toMatchObject({ state, score: expect.closeTo(score, 9) });
            }
        if (exercise.kind === 'code')
          for (const { test, seed, returns } of programRows(exercise)) {
            const row = answers.code.find((one) => one.exercise === id && one.test === test && one.seed === seed);
            if (!row) throw new Error(`${file}: no test ${test}, seed ${seed}`);
            const all = flat(returns);
            expect(all.length).toBe(row.size);
            expectClose(
              all.filter((_, i) => i % row.every === 0),
              row.expected,
              CLOSE.formula,
              row,
            );
          }
        if (exercise.kind === 'ordering')
          for (const { values, orders } of (answers.ordering ?? []).filter(({ exercise: of }) => of === id))
            for (const { order, score } of orders) {
              const grade = await ordering.grade(exercise.spec, { seed: 0, values }, [...order], contextFor(exercise));
              expect({ order, ...grade }).toMatchObject({ order, score: expect.closeTo(score, 9) });
            }
        if (exercise.kind === 'matching')
          for (const { pairs } of (answers.matching ?? []).filter(({ exercise: of }) => of === id)) {
            const { values } = variantAt(exercise, LEARNER, { variant: 0, since: 0 });
            const lines = exercise.spec.lines(values);
            const choices = exercise.spec.choices(values);
            const found = lines.map(({ text, with: answer }) => [
              text.fr,
              choices.find((choice) => choice.id === answer)?.text.fr ?? '',
            ]);
            expect(found).toEqual(
              pairs.map(([line, choice]) => [
                expect.stringMatching(begins(line)),
                expect.stringMatching(begins(choice)),
              ]),
            );
          }
        if (exercise.kind === 'open')
          for (const { rubric } of (answers.open ?? []).filter(({ exercise: of }) => of === id))
            expect(exercise.spec.rubric.map(({ fr }) => fr)).toEqual(
              rubric.map((start) => expect.stringMatching(begins(start))),
            );
        if (exercise.kind === 'formula')
          for (const { points, right, wrong } of (answers.formula ?? []).filter(({ exercise: of }) => of === id)) {
            const { seed, values } = variantAt(exercise, LEARNER, { variant: 0, since: 0 });
            for (const { at, expected } of points)
              expectClose([exercise.spec.value(at, values)], [expected], CLOSE.formula, at);
            for (const [texts, score] of [
              [right, 1],
              [wrong, 0],
            ] as const)
              for (const text of texts) {
                const parsed = formula.parse(exercise.spec, { locale: 'fr', text });
                if (isRefusal(parsed)) throw new Error(JSON.stringify([text, parsed]));
                const grade = await formula.grade(exercise.spec, { seed, values }, parsed, contextFor(exercise));
                expect({ text, ...grade }).toMatchObject({ text, score });
              }
          }
        if (exercise.kind === 'choice')
          for (const { right } of answers.choice.filter(({ exercise: of }) => of === id)) {
            const named = (text: string) => right.some((start) => text.startsWith(start));
            const options = exercise.spec.options.map((option) => [option.text.fr, option.right] as const);
            expect(options).toEqual(options.map(([text]) => [text, named(text)]));
            expect(options.filter(([, is]) => is)).toHaveLength(right.length);
          }
      },
      300_000,
    );
  });
}
