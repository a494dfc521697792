/** The sections that exist, in reading order. */
import { type CollectionEntry, getCollection } from 'astro:content';
import type { Locale } from '@kit/i18n/index.ts';
import { compareNumbers } from './numbering.ts';

export type Section = CollectionEntry<'sections'> & { slug: string };

export async function sectionsOf(locale: Locale): Promise<readonly Section[]> {
  const entries = await getCollection('sections', ({ id }) => id.startsWith(`${locale}/`));
  return entries
    .map((entry) => ({ ...entry, slug: entry.id.slice(locale.length + 1) }))
    .sort((a, b) => compareNumbers(a.data.number, b.data.number));
}

export interface Part {
  readonly number: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

/** Parts that have at least one section, each with its sections. */
export async function partsOf(locale: Locale): Promise<readonly Part[]> {
  const [parts, sections] = await Promise.all([getCollection('parts'), sectionsOf(locale)]);
  const known = new Set(parts.map(({ data }) => data.id));
  for (const { id, data } of sections) {
    if (!known.has(data.part)) throw new Error(`content/${id}.mdx: part "${data.part}" is not in content/parts.json`);
  }
  return parts
    .map(({ data }) => ({
      number: data.id,
      title: data[locale],
      sections: sections.filter((section) => section.data.part === data.id),
    }))
    .filter((part) => part.sections.length > 0)
    .sort((a, b) => compareNumbers(a.number, b.number));
}
