/** How a reference is named and written. Pure; the data is the `bibliography` collection. */
import type { Locale, Localized } from '@kit/i18n/index.ts';

export interface Reference {
  readonly id: string;
  readonly authors: readonly string[];
  /** the list of authors is cut short */
  readonly others?: boolean | undefined;
  readonly year: number;
  readonly title: string;
  readonly venue: string;
  readonly url: string;
  readonly note?: Localized | undefined;
}

const AND: Localized = { fr: 'et', en: 'and' };
const PARTICLES = new Set(['de', 'der', 'den', 'di', 'du', 'la', 'le', 'ten', 'van', 'von']);

/** “Johannes von Oswald” is filed under “von Oswald”; a team has only its name. */
export function surname(author: string): string {
  if (/\b(Team|Lab)$/.test(author)) return author;
  const words = author.split(' ');
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has(words[start - 1] ?? '')) start--;
  return words.slice(start).join(' ');
}

/** « Vaswani et al. », « Jain et Wallace », « Hooker ». The no-break space keeps a name and its “et al.” together. */
export function shortAuthors(locale: Locale, { authors, others }: Pick<Reference, 'authors' | 'others'>): string {
  const [first = '', second] = authors.map(surname);
  if (authors.length > 2 || (others && authors.length > 1)) return `${first}\u00A0et\u00A0al.`;
  return second ? `${first} ${AND[locale]} ${second}` : first;
}

/** 'a', 'b'… for references that authors and year do not tell apart, in order of title; '' for the others. */
export function yearSuffixes(references: readonly Reference[]): ReadonlyMap<string, string> {
  const groups = new Map<string, Reference[]>();
  for (const reference of references) {
    const name = `${shortAuthors('en', reference)} ${reference.year}`;
    groups.set(name, [...(groups.get(name) ?? []), reference]);
  }
  const suffixes = new Map<string, string>();
  for (const group of groups.values()) {
    const sorted = group.sort((a, b) => a.title.localeCompare(b.title, 'en'));
    sorted.forEach(({ id }, rank) => {
      suffixes.set(id, group.length > 1 ? String.fromCharCode(97 + rank) : '');
    });
  }
  return suffixes;
}

/** All authors as the bibliography prints them: « Sarthak Jain et Byron C. Wallace », “…, et al.” */
export function allAuthors(locale: Locale, { authors, others }: Pick<Reference, 'authors' | 'others'>): string {
  if (others) return authors.length > 1 ? `${authors.join(', ')}, et\u00A0al.` : authors.join('');
  const last = authors.at(-1) ?? '';
  return authors.length > 1 ? `${authors.slice(0, -1).join(', ')} ${AND[locale]} ${last}` : last;
}

/** Order of the bibliography: surname without regard to particles' case, then year, then title. */
export function compareReferences(a: Reference, b: Reference): number {
  return (
    surname(a.authors[0] ?? '').localeCompare(surname(b.authors[0] ?? ''), 'fr', { sensitivity: 'base' }) ||
    a.year - b.year ||
    a.title.localeCompare(b.title, 'en')
  );
}
