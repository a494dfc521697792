/** The exercises of the book, section by section, in the order of the text. */
import type { Locale } from '@kit/i18n/index.ts';
import type { ListedSection } from '@kit/report/outline.ts';
import { setOfExercise } from './labs.ts';
import { exercisesOf } from './revision.ts';
import { sectionsOf } from './sections.ts';

export async function listedSections(locale: Locale): Promise<readonly ListedSection[]> {
  const sections = (await sectionsOf(locale)).map(({ slug, data: { number, title } }) => ({
    slug,
    number,
    title,
    exercises: exercisesOf(locale, slug).map(({ id, title, href, counted }) => ({
      id,
      title,
      href,
      counted,
      set: setOfExercise(id)?.id ?? '',
    })),
  }));
  return sections.filter(({ exercises }) => exercises.length > 0);
}
