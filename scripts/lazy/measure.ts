/** What `npm run exercises:lazy` measures, loaded through Vite for its aliases and components. */
import { isNumeric, type LazyOf, type LazyRow, lazyRow, lazyTable } from '@kit/exercises/lazy.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { seededRandom } from '@kit/exercises/random.ts';
import type { Exercise, GradeContext } from '@kit/exercises/types.ts';
import { told, variantAt } from '@kit/exercises/variants.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import type { Lab } from '@kit/labs.ts';
import type { Runtime } from '@kit/runtime/types.ts';

const labs = import.meta.glob<{ lab: Lab }>('/labs/*/lab.ts', { eager: true });
const lazies = import.meta.glob<{ lazy: Readonly<Record<string, LazyOf>> }>('/labs/*/exercises/lazy.ts', {
  eager: true,
});

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
  for (const { lab } of Object.values(labs)) {
    const chosen = lab.exercises.filter((exercise) => exercise.id.startsWith(only)).filter(isNumeric);
    const runtime = await nodeRuntime(...new Set(chosen.flatMap((exercise) => exercise.models ?? [])));
    for (const exercise of chosen) {
      onProgress(exercise.id);
      yield {
        exercise,
        contexts: contextsOf(exercise, runtime),
        own: lazies[`/labs/${lab.id}/exercises/lazy.ts`]?.lazy[exercise.id],
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

/**
 * Seeds of `keep` variants among those of the seeds 1 to `from`, which say different things and of which each lazy answer
 * passes few: one after the other, the variant that adds least to the answer that passes most.
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
    const sums = columns.map(() => 0);
    const kept: number[] = [];
    const left = new Set(variants.keys());
    while (kept.length < options.keep && left.size > 0) {
      const cost = (i: number) =>
        columns.reduce((sum, column, c) => sum + ((sums[c] ?? 0) + weight(column, i)) ** 4 - (sums[c] ?? 0) ** 4, 0);
      const best = [...left].map((i) => [cost(i), i] as const).reduce((a, b) => (b[0] < a[0] ? b : a))[1];
      left.delete(best);
      kept.push(best);
      columns.forEach((column, c) => {
        sums[c] = (sums[c] ?? 0) + weight(column, best);
      });
    }
    const seeds = kept.map((i) => variants[i]?.seed ?? 0).sort((a, b) => a - b);
    yield { exercise: exercise.id, seeds, most: Math.max(...sums) / kept.length };
  }
}
