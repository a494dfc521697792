/**
 * Answers given without doing an exercise, and the share of its variants that each of them passes. An exercise whose
 * lazy answers pass often teaches nothing. For tests and scripts: no page loads this.
 */
import { kindOf } from './kinds/index.ts';
import { within } from './kinds/numeric/kind.ts';
import type { NumericSpec } from './kinds/numeric/spec.ts';
import { paramsOf } from './markup.ts';
import { type Exercise, type GradeContext, isRefusal, type Values, type Variant } from './types.ts';

/** By name: one number per field. */
export type LazyAnswers = Readonly<Record<string, readonly number[]>>;
/** What a lab adds, per exercise, to the answers that are lazy everywhere. */
export type LazyOf = (values: Values, context: GradeContext) => LazyAnswers | Promise<LazyAnswers>;

/** At most this share of the variants may be passed by one lazy answer. */
export const MOST = 0.2;

export interface LazyShare {
  readonly name: string;
  readonly share: number;
}
export interface LazyRow {
  readonly exercise: string;
  readonly variants: number;
  /** largest first */
  readonly shares: readonly LazyShare[];
  /** those that pass the first variant, which is everybody's */
  readonly first: readonly string[];
}

type Numeric = Extract<Exercise, { kind: 'numeric' }>;
type Answer = readonly number[];

export function isNumeric(exercise: Exercise): exercise is Numeric {
  return exercise.kind === 'numeric';
}

const CONSTANTS: Readonly<Record<string, number>> = { '0': 0, '1': 1, '50 %': 0.5 };

/**
 * 0, 1 and a half; a number of the statement; the result of each known mistake: forgetting what the exercise is
 * about.
 */
async function everywhere({ spec, statement }: Numeric, values: Values, context: GradeContext): Promise<LazyAnswers> {
  const all = (value: number): Answer => spec.fields.map(() => value);
  const constants = Object.entries(CONSTANTS).map(([name, value]) => [name, all(value)] as const);
  const stated = [...new Set(paramsOf(statement.fr))].flatMap((name) => {
    const value = values[name];
    return typeof value === 'number' ? [[`stated ${name}`, all(value)] as const] : [];
  });
  const mistakes = (spec.mistakes ?? []).map(
    async ({ result, text }, i) =>
      [`mistake ${i + 1}: ${text.en.slice(0, 40)}`, await result(values, context)] as const,
  );
  return Object.fromEntries([...constants, ...stated, ...(await Promise.all(mistakes))]);
}

/** Full marks, as the grader gives them. */
async function passes(exercise: Numeric, variant: Variant, answer: Answer, right: Answer, context: GradeContext) {
  const spec: NumericSpec = exercise.spec;
  if (!answer.every(Number.isFinite)) return false;
  if (!spec.judge) return right.every((value, i) => within(answer[i] ?? Number.NaN, value, spec.tolerance));
  const { kind } = kindOf(exercise);
  const given = kind.parse(spec, { locale: 'en', texts: answer.map(String) });
  if (isRefusal(given)) return false;
  const grade = await kind.grade(spec, variant, given, context);
  return !isRefusal(grade) && grade.score === 1;
}

/** Grading one by a model takes time: so many of the most frequent right answers are tried on all variants. */
const TRIED = 30;

/**
 * The right answers, and where one number is graded by tolerance, the ends of what is accepted: the best constant is
 * among them.
 */
function constantsOf({ spec }: Numeric, rights: readonly Answer[]): Answer[] {
  const { kind, value } = spec.tolerance;
  const ends = rights.flatMap(([right = 0]) => {
    const allowed = kind === 'absolute' ? value : value * Math.abs(right);
    return [[right + allowed], [right - allowed]];
  });
  const all = spec.fields.length === 1 && !spec.judge && value > 0 ? ends : rights;
  const counted = new Map<string, { readonly answer: Answer; count: number }>();
  for (const answer of all) {
    const key = JSON.stringify(answer);
    const known = counted.get(key) ?? { answer, count: 0 };
    known.count++;
    counted.set(key, known);
  }
  const sorted = [...counted.values()].sort((a, b) => b.count - a.count).map(({ answer }) => answer);
  return spec.judge ? sorted.slice(0, TRIED) : sorted;
}

/** Which cases (a variant in a context) each answer passes. */
export interface LazyTable {
  readonly cases: number;
  readonly answers: ReadonlyMap<string, readonly boolean[]>;
  /** answers given to all variants alike */
  readonly constants: ReadonlyMap<string, readonly boolean[]>;
}

/** Every variant in every context given (languages of the reader): the cases of one variant follow one another. */
export async function lazyTable(
  exercise: Numeric,
  variants: readonly Variant[],
  contexts: readonly GradeContext[],
  own: LazyOf = () => ({}),
): Promise<LazyTable> {
  const cases = variants.flatMap((variant) => contexts.map((context) => ({ variant, context })));
  const answers = new Map<string, boolean[]>();
  const rights: Answer[] = [];
  for (const [i, { variant, context }] of cases.entries()) {
    const right = await exercise.spec.solve(variant.values, context);
    rights.push(right);
    const given = {
      ...(await everywhere(exercise, variant.values, context)),
      ...(await own(variant.values, context)),
    };
    for (const [name, answer] of Object.entries(given)) {
      const column = answers.get(name) ?? cases.map(() => false);
      column[i] = await passes(exercise, variant, answer, right, context);
      answers.set(name, column);
    }
  }
  const constants = new Map<string, boolean[]>();
  for (const answer of constantsOf(exercise, rights)) {
    const column: boolean[] = [];
    for (const [i, { variant, context }] of cases.entries())
      column.push(await passes(exercise, variant, answer, rights[i] as Answer, context));
    constants.set(`always ${answer.map((value) => Number(value.toPrecision(4))).join(', ')}`, column);
  }
  return { cases: cases.length, answers, constants };
}

const count = (column: readonly boolean[]) => column.filter(Boolean).length;

/** The share of the variants that each lazy answer passes; of the answers given to all alike, the best. */
export async function lazyRow(...given: Parameters<typeof lazyTable>): Promise<LazyRow> {
  const { cases, answers, constants } = await lazyTable(...given);
  const [best] = [...constants].sort(([, a], [, b]) => count(b) - count(a));
  const shares = [...answers, ...(best ? [best] : [])].map(([name, column]) => ({
    name,
    share: count(column) / cases,
  }));
  const [{ id }, variants, contexts] = given;
  const first = [...answers].flatMap(([name, column]) =>
    column.slice(0, contexts.length).some(Boolean) ? [name] : [],
  );
  return { exercise: id, variants: variants.length, shares: shares.sort((a, b) => b.share - a.share), first };
}
