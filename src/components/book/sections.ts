/** The sections that exist, in reading order. */
import { type CollectionEntry, getCollection } from 'astro:content';
import type { Locale } from '@kit/i18n/index.ts';
import { perLocale } from '@kit/lab/record.ts';
import { compareNumbers } from './numbering.ts';

export type Section = CollectionEntry<'sections'> & { slug: string };

async function readSections(locale: Locale): Promise<readonly Section[]> {
  const entries = await getCollection('sections', ({ id }) => id.startsWith(`${locale}/`));
  return entries
    .map((entry) => ({ ...entry, slug: entry.id.slice(locale.length + 1) }))
    .sort((a, b) => compareNumbers(a.data.number, b.data.number));
}

/** Every page asks for them; the development server reads again what may have changed. */
export const sectionsOf = import.meta.env.PROD ? perLocale(readSections) : readSections;

export interface Part {
  readonly number: string;
  readonly title: string;
  /** id of its heading on the cover */
  readonly anchor: string;
  readonly sections: readonly Section[];
}

/** Parts that have at least one section, each with its sections. */
async function readParts(locale: Locale): Promise<readonly Part[]> {
  const [parts, sections] = await Promise.all([getCollection('parts'), sectionsOf(locale)]);
  const byPart = new Map(parts.map(({ data }) => [data.id, [] as Section[]]));
  for (const section of sections) {
    const own = byPart.get(section.data.part);
    if (!own) throw new Error(`content/${section.id}.mdx: part "${section.data.part}" is not in content/parts.json`);
    own.push(section);
  }
  return parts
    .map(({ data }) => ({
      number: data.id,
      title: data[locale],
      anchor: `part-${data.id.replaceAll('.', '-')}`,
      sections: byPart.get(data.id) ?? [],
    }))
    .filter((part) => part.sections.length > 0)
    .sort((a, b) => compareNumbers(a.number, b.number));
}

export const partsOf = import.meta.env.PROD ? perLocale(readParts) : readParts;
