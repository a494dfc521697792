/** Which sections the reader revises, kept beside the other preferences of the book: a comfort, not progress. */
import type { Progress } from '../progress/types.ts';
import type { RevisionSection } from './items.ts';

const KEY = 'revision-sections';

/** null: the reader has chosen nothing yet, or storage is refused. */
export function readChoice(): readonly string[] | null {
  try {
    return localStorage.getItem(KEY)?.split(' ').filter(Boolean) ?? null;
  } catch {
    return null;
  }
}

export function writeChoice(slugs: readonly string[]): void {
  try {
    localStorage.setItem(KEY, slugs.join(' '));
  } catch {
    // the choice lasts as long as the page
  }
}

/** Sections that are begun: read to the end, or of which something was tried or reviewed. */
export function begun(
  sections: readonly RevisionSection[],
  read: ReadonlySet<string>,
  { exercises, reviews = {} }: Progress,
): readonly string[] {
  const tried = (id: string) => (exercises[id]?.attempts ?? 0) > 0 || (reviews[id]?.length ?? 0) > 0;
  return sections
    .filter(({ slug, items }) => read.has(slug) || items.some(({ id }) => tried(id)))
    .map(({ slug }) => slug);
}
