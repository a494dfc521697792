/** What an exercise tells the reader to press, choose or read bears, in its lab, the very name that the exercise gives it. */
import { globSync, readFileSync } from 'node:fs';
import type { Exercise } from '@kit/exercises/types.ts';
import { LOCALES, type Locale } from '@kit/i18n/index.ts';
import type { Lab } from '@kit/labs.ts';
import { describe, expect, test } from 'vitest';

const labs = import.meta.glob<{ lab: Lab }>('/labs/*/lab.ts', { eager: true });
const QUOTED = { fr: /«([^»]+)»/g, en: /“([^”]+)”/g } as const;

const plain = (text: string) => text.replaceAll('\\u00a0', ' ').replaceAll('\\u202f', ' ').replace(/\s+/g, ' ').trim();

/** All that a lab and the kit's parts of labs say in a language, as written. */
function saidBy(id: string, locale: Locale): string {
  const files = globSync([
    `labs/${id}/strings/**/${locale}.ts`,
    `kit/**/strings/${locale}.ts`,
    `labs/${id}/templates.ts`,
  ]);
  return plain(files.map((file) => readFileSync(file, 'utf8')).join('\n')).toLowerCase();
}

function textsOf(exercise: Exercise, locale: Locale): string[] {
  const mistakes = exercise.kind === 'numeric' ? (exercise.spec.mistakes ?? []).map(({ text }) => text) : [];
  const statements = [exercise.statement, exercise.variants?.statement ?? exercise.statement];
  return [...statements, ...exercise.hints, exercise.solution, ...mistakes].map((text) => text[locale]);
}

describe.each(Object.values(labs).map(({ lab }) => [lab.id, lab] as const))('%s', (id, lab) => {
  test.each(LOCALES)('in %s', (locale) => {
    const said = saidBy(id, locale);
    const missing = lab.exercises
      .filter(({ usesLab }) => usesLab)
      .flatMap((exercise) =>
        textsOf(exercise, locale)
          .flatMap((text) => [...text.matchAll(QUOTED[locale])].map(([, name = '']) => plain(name)))
          // a value of the variant, or a label that the reader types
          .filter((name) => !name.includes('{') && !said.includes(name.toLowerCase()))
          .map((name) => `${exercise.id}: ${name}`),
      );
    expect([...new Set(missing)]).toEqual([]);
  });
});
