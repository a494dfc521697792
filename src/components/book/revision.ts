/** What the revision page asks, section by section, in the order of the text. */
import { getCollection } from 'astro:content';
import { isCounted } from '@kit/exercises/kinds/index.ts';
import { skillOf } from '@kit/exercises/skills.ts';
import { type Locale, pagePath } from '@kit/i18n/index.ts';
import type { Item, RevisionSection } from '@kit/revision/items.ts';
import { findLabel, sourceOf } from './labels.ts';
import { findExercise, setOfExercise } from './labs.ts';
import { anchorOf, attributeValues } from './numbering.ts';
import { sectionsOf } from './sections.ts';

/** Exercises of a section, as its text places them, with the numbers they bear there. */
export function exercisesOf(locale: Locale, slug: string) {
  return attributeValues(sourceOf(locale, slug), ['Exercise'], 'id').flatMap(({ value: id }) => {
    const exercise = findExercise(id);
    if (!exercise) return [];
    const anchor = anchorOf('exercise', id);
    const number = findLabel(locale, anchor)?.number;
    const title = [number, exercise.title[locale]].filter(Boolean).join(' ');
    const href = `${pagePath(locale, slug)}#${anchor}`;
    return [{ id, title, href, skill: skillOf(exercise), counted: isCounted(exercise) }];
  });
}

export async function revisionOf(locale: Locale): Promise<readonly RevisionSection[]> {
  const [sections, files] = await Promise.all([sectionsOf(locale), getCollection('revision')]);
  return sections.map(({ slug, data: { number, title } }) => {
    const questions = files.find(({ id }) => id === slug)?.data.questions ?? [];
    const items: Item[] = [
      ...questions.map(({ name, anchor, [locale]: texts }) => ({
        kind: 'question' as const,
        id: `q-${slug}.${name}`,
        ...texts,
        href: `${pagePath(locale, slug)}#${anchor}`,
      })),
      ...exercisesOf(locale, slug).flatMap(({ id, title, href }): Item[] => {
        const exercise = findExercise(id);
        // the answer of an experiment is taken from a laboratory, which is on another page; that of an open question has
        // no score to tell how well it is remembered
        if (!exercise || exercise.kind === 'experiment' || !isCounted(exercise)) return [];
        const { models = [] } = exercise;
        return [{ kind: 'exercise', id, title, href, set: setOfExercise(id)?.id ?? '', models }];
      }),
    ];
    return { slug, number, title, items };
  });
}
