/**
 * The solution of every exercise, of everybody's first variant: the one that the page is built with. Answers of real
 * models are computed here. Loaded through Vite, for its aliases and components.
 */
import { kindOf } from '@kit/exercises/kinds/index.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { inWords, variantAt } from '@kit/exercises/variants.ts';
import { LOCALES, type Locale, type Localized } from '@kit/i18n/index.ts';
import { render } from 'svelte/server';
import { EXERCISE_SETS } from '../../src/components/book/labs.ts';
import Solution from './Solution.svelte';

export interface SolutionOptions {
  /** false: an answer that a model must give stays open, « … » */
  readonly models: boolean;
  readonly onProgress?: (exercise: string) => void;
}

/** HTML by id of exercise. */
export async function solutions({ models, onProgress }: SolutionOptions): Promise<Localized<Map<string, string>>> {
  const found = Object.fromEntries(LOCALES.map((l) => [l, new Map()])) as Localized<Map<string, string>>;
  for (const { exercises } of EXERCISE_SETS) {
    const needed = new Set(models ? exercises.flatMap((exercise) => exercise.models ?? []) : []);
    const runtime = await nodeRuntime(...needed);
    for (const exercise of exercises) {
      onProgress?.(exercise.id);
      const { kind } = kindOf(exercise);
      const solve = async (locale: Locale) => {
        const variant = inWords(exercise, variantAt(exercise, '', { variant: 0, since: 0 }), locale);
        const open = !models && (exercise.models ?? []).length > 0;
        const { signal } = new AbortController();
        const answers = open ? [] : ((await kind.answers?.(exercise.spec, variant, { locale, signal, runtime })) ?? []);
        return render(Solution, { props: { locale, exercise, variant, answers } }).body;
      };
      for (const locale of LOCALES) found[locale].set(exercise.id, await solve(locale));
    }
  }
  return found;
}
