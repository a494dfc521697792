/** Answers to exercises of the book, graded as the command grades them. */
import { MAX_LENGTH } from '@kit/exercises/kinds/code/kind.ts';
import { seededRandom } from '@kit/exercises/random.ts';
import type { Exercise } from '@kit/exercises/types.ts';
import { variantAt } from '@kit/exercises/variants.ts';
import { expect, test, vi } from 'vitest';
import { EXERCISE_SETS } from '../../src/components/book/labs.ts';
import { catalog, createGrader } from './grader.ts';
import type { Task } from './types.ts';

/** runs until the sandbox is missing */
const sandbox = vi.hoisted(() => ({ runs: Number.POSITIVE_INFINITY }));
vi.mock('@kit/sandbox/run.ts', async () => {
  const { runInSandbox } = await import('./sandbox/process.ts');
  const run: typeof runInSandbox = async (request) =>
    sandbox.runs-- > 0 ? runInSandbox(request) : { type: 'unavailable' };
  return { runInSandbox: run };
});

const all = EXERCISE_SETS.flatMap(({ exercises }) => exercises);
const programs = all.flatMap((exercise) => (exercise.kind === 'code' ? [exercise] : []));
const seedOf = (exercise: Exercise) => variantAt(exercise, '', { variant: 0, since: 0 }).seed;

/** A program that gives, for the very arguments of its tests, what is expected of them. */
function memorised(exercise: (typeof programs)[number]): string {
  const random = seededRandom(seedOf(exercise));
  const cases = exercise.spec.tests.map(({ make }) => make(random));
  const table = JSON.stringify(cases.map(({ args, expected }) => [JSON.stringify(args), expected]));
  const { functionName } = exercise.spec;
  return `const known = new Map(${table});
    function ${functionName}(...args) { return known.get(JSON.stringify(args)); }`;
}
// one whose tests are short enough to be learnt
const program = programs.find((exercise) => memorised(exercise).length < MAX_LENGTH);
if (!program) throw new Error('no program can be learnt by heart');
const { spec } = program;
const seed = seedOf(program);
const task = (answer: unknown, more: Partial<Task> = {}): Task => ({
  exercise: program.id,
  seed,
  locale: 'fr',
  answer,
  privately: 7,
  ...more,
});
const grader = createGrader();

test('a program that is right is right on the values that nobody saw', async () => {
  expect(await grader.grade(task(spec.model.fr))).toMatchObject({ type: 'graded', score: 1, privately: 1 });
});

test('one that has learnt its tests by heart is not', async () => {
  const outcome = await grader.grade(task(memorised(program)));
  expect(outcome).toMatchObject({ type: 'graded', score: 1 });
  expect(outcome.type === 'graded' && (outcome.privately ?? 1)).toBeLessThan(1);
});

test('one that only looks for a way out is worth nothing', async () => {
  const escaping = `const out = (() => {}).constructor('return process')();\n${spec.model.fr}`;
  expect(await grader.grade(task(escaping))).toMatchObject({ type: 'graded', score: 0 });
});

test('what cannot be graded says why; a seed that is none of the exercise is told', async () => {
  expect(await grader.grade(task(12))).toMatchObject({
    type: 'refused',
    message: expect.stringMatching(/\p{L}+ \p{L}+/u),
  });
  expect(await grader.grade(task(spec.model.fr, { seed: seed + 1 }))).toEqual({ type: 'no-variant' });
  expect(await grader.grade(task('x', { exercise: 'gone.gone' }))).toMatchObject({ type: 'failed' });
});

test.each([0, 1])(
  'where the sandbox is missing after %i runs, nothing is counted: it is not the student’s doing',
  async (runs) => {
    sandbox.runs = runs;
    const outcome = await grader.grade(task(spec.model.fr));
    sandbox.runs = Number.POSITIVE_INFINITY;
    expect(outcome).toEqual({ type: 'failed', message: expect.stringMatching(/\p{L}+ \p{L}+/u) });
  },
);

test('an answer of an older book is graded on the variant that its learner drew', async () => {
  const numeric = all.find((one) => one.kind === 'numeric' && one.variant && !one.models && !one.spec.judge);
  if (numeric?.kind !== 'numeric') throw new Error('no number to find');
  const drawn = { learner: '3f2b8a4e-1c5d-4e6f-8a9b-0c1d2e3f4a5b', variant: 4 };
  const { values } = variantAt(numeric, drawn.learner, drawn);
  const right = await numeric.spec.solve(values, { locale: 'en', runtime: {} as never });
  const answer = { locale: 'en', texts: right.map(String) };
  const outcome = await grader.grade({ ...task(answer), exercise: numeric.id, seed: drawn, locale: 'en' });
  expect(outcome).toMatchObject({ type: 'graded', score: 1, privately: null, said: right.join(' · ') });
});

test('an open answer is told whole, from wherever its learner stood, and is not counted', async () => {
  const open = all.find(({ kind }) => kind === 'open');
  if (!open) throw new Error('no open question');
  const text = 'mot '.repeat(700).trim();
  const drawn = { learner: '3f2b8a4e-1c5d-4e6f-8a9b-0c1d2e3f4a5b', variant: 0, since: 0 };
  const answer = { locale: 'fr', text, met: [0] };
  const outcome = await grader.grade({ ...task(answer), exercise: open.id, seed: drawn, only: 'said' });
  expect(outcome).toMatchObject({ type: 'said', said: expect.stringContaining(text) });
  expect(catalog('fr').filter(({ counted }) => !counted)).toHaveLength(
    all.filter(({ kind }) => kind === 'open').length,
  );
});

test('a formula is tried again at points that nobody saw', async () => {
  const written = all.flatMap((exercise) => (exercise.kind === 'formula' ? [exercise] : []));
  expect(written.length).toBeGreaterThan(0);
  for (const exercise of written) {
    const graded = async (text: string) =>
      grader.grade({ ...task({ locale: 'en', text }), exercise: exercise.id, seed: seedOf(exercise) });
    const { right, wrong } = exercise.spec;
    expect(await graded(right({})[0] ?? '')).toMatchObject({ type: 'graded', score: 1, privately: 1 });
    expect(await graded(wrong({})[0] ?? '')).toMatchObject({ type: 'graded', score: 0, privately: 0 });
  }
});

test('every exercise is in the catalogue once, and programs can be tested anew', () => {
  const facts = catalog('en');
  expect(new Set(facts.map(({ id }) => id)).size).toBe(all.length);
  expect(facts.find(({ id }) => id === program.id)).toMatchObject({ private: true, title: program.title.en });
  expect(facts.filter(({ kind }) => kind === 'choice').some((one) => one.private)).toBe(false);
});
