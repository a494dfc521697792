/** What `npm run exercises:lazy` measures, loaded through Vite for its aliases and components. */

import { isNumeric, type LazyOf, type LazyRow, lazyRow, lazyTable } from '@kit/exercises/lazy.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { seededRandom } from '@kit/exercises/random.ts';
import type { Exercise, GradeContext } from '@kit/exercises/types.ts';
import { told, variantAt } from '@kit/exercises/variants.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import type { Runtime } from '@kit/runtime/types.ts';
import { EXERCISE_SETS } from '../../src/components/book/labs.ts';

const lazies = import.meta.glob<{ lazy: Readonly<Record<string, LazyOf>> }>('/{labs,sections}/*/exercises/lazy.ts', {
  eager: true,
});
const lazyIn = (folder: string) =>
  (lazies[`/labs/${folder}/exercises/lazy.ts`] ?? lazies[`/sections/${folder}/exercises/lazy.ts`])?.lazy ?? {};

export interface Options {
  /** only exercises whose id begins so */
  readonly only: string;
  /** variants drawn where there is no list of them */
  readonly seeds: number;
  readonly onProgress: (exercise: string) => void;
}

type Numeric = Extract<Exercise, { kind: 'numeric' }>;
interface Measured {
  readonly exercise: Numeric;
  readonly contexts: readonly GradeContext[];
  readonly own: LazyOf | undefined;
}

/** One per language of the reader where the lab opens differently in each, as on problems told in words. */
function contextsOf(exercise: Numeric, runtime: Runtime): GradeContext[] {
  const { values } = variantAt(exercise, '', { variant: 0, since: 0 });
  const addresses = LOCALES.map((locale) => exercise.labHash?.(values, locale));
  const telling = new Set(addresses).size > 1 ? LOCALES : LOCALES.slice(0, 1);
  return telling.map((locale) => ({ locale, runtime }));
}

/** Each exercise with the models it needs, one lab after the other. */
async function* exercisesOf({ only, onProgress }: Pick<Options, 'only' | 'onProgress'>): AsyncGenerator<Measured> {
  for (const { id: folder, exercises } of EXERCISE_SETS) {
    const chosen = exercises.filter((exercise) => exercise.id.startsWith(only)).filter(isNumeric);
    const runtime = await nodeRuntime(...new Set(chosen.flatMap((exercise) => exercise.models ?? [])));
    for (const exercise of chosen) {
      onProgress(exercise.id);
      yield {
        exercise,
        contexts: contextsOf(exercise, runtime),
        own: lazyIn(folder)[exercise.id],
      };
    }
  }
}

const places = (count: number) => Array.from({ length: count }, (_, variant) => ({ variant, since: 0 }));

export async function* measure(options: Options): AsyncGenerator<LazyRow> {
  for await (const { exercise, contexts, own } of exercisesOf(options)) {
    const count = exercise.variants?.seeds.length ?? (exercise.variant ? options.seeds : 1);
    const variants = places(count).map((place) => variantAt(exercise, 'lazy', place));
    yield await lazyRow(exercise, variants, contexts, own);
  }
}

export interface Choice {
  readonly exercise: string;
  readonly seeds: readonly number[];
  /** the largest share of those variants that one lazy answer passes */
  readonly most: number;
}

/** `keep` rows of which every column sums to little: one after the other, then one for another while that helps. */
function fewest(
  rows: readonly (readonly number[])[],
  keep: number,
): { readonly kept: number[]; readonly most: number } {
  const sums = (rows[0] ?? []).map(() => 0);
  const kept: number[] = [];
  const left = new Set(rows.keys());
  const add = (i: number, sign: 1 | -1) => {
    for (const [c, value] of (rows[i] ?? []).entries()) sums[c] = (sums[c] ?? 0) + sign * value;
  };
  /** the largest sum counts most, the others a little */
  const cost = () => sums.reduce((all, sum) => all + sum ** 8, 0);
  const costWith = (i: number) => {
    add(i, 1);
    const found = cost();
    add(i, -1);
    return found;
  };
  const take = () => {
    const best = [...left].map((i) => [costWith(i), i] as const).reduce((a, b) => (b[0] < a[0] ? b : a))[1];
    left.delete(best);
    kept.push(best);
    add(best, 1);
  };
  while (kept.length < keep && left.size > 0) take();
  for (let still = 0; still < kept.length && left.size > 0; still++) {
    const before = cost();
    const out = kept.shift() as number;
    add(out, -1);
    left.add(out);
    take();
    if (cost() < before) still = -1;
  }
  return { kept, most: Math.max(...sums) / kept.length };
}

/**
 * Seeds of `keep` variants among those of the seeds 1 to `from`, which say different things and of which each lazy
 * answer passes few: one after the other, the variant that adds least to the answer that passes most.
 */
export async function* choose(
  options: Options & { readonly from: number; readonly keep: number },
): AsyncGenerator<Choice> {
  for await (const { exercise, contexts, own } of exercisesOf(options)) {
    const draw = exercise.variants?.draw ?? exercise.variant;
    if (!draw) continue;
    const seen = new Set<string>();
    const variants = places(options.from).flatMap(({ variant: i }) => {
      const values = draw(seededRandom(i + 1));
      const text = told(exercise, values);
      if (seen.has(text)) return [];
      seen.add(text);
      return [{ seed: i + 1, values }];
    });
    const { answers, constants } = await lazyTable(exercise, variants, contexts, own);
    const columns = [...answers.values(), ...constants.values()];
    const weight = (column: readonly boolean[], i: number) =>
      contexts.filter((_, c) => column[i * contexts.length + c]).length / contexts.length;
    const weights = variants.map((_, i) => columns.map((column) => weight(column, i)));
    const { kept, most } = fewest(weights, options.keep);
    const seeds = kept.map((i) => variants[i]?.seed ?? 0).sort((a, b) => a - b);
    yield { exercise: exercise.id, seeds, most };
  }
}
