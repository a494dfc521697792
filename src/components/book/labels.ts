/** Numbered objects of the whole book, per language, from the MDX sources. */
import { LOCALES, type Locale, type Localized } from '@kit/i18n/index.ts';
import { type Label, numberLabels, type Source } from './numbering.ts';

const RAW = import.meta.glob<string>('/content/*/*.mdx', { query: '?raw', import: 'default', eager: true });

function sourcesOf(locale: Locale): readonly Source[] {
  const prefix = `/content/${locale}/`;
  return Object.entries(RAW)
    .filter(([path]) => path.startsWith(prefix))
    .map(([path, body]) => ({
      slug: path.slice(prefix.length, -'.mdx'.length),
      number: /^number:\s*["']?([\d.]+)/m.exec(body)?.[1] ?? '',
      body,
    }));
}

const SOURCES = Object.fromEntries(LOCALES.map((l) => [l, sourcesOf(l)])) as Localized<readonly Source[]>;
const LABELS = Object.fromEntries(LOCALES.map((l) => [l, numberLabels(SOURCES[l], '55')])) as Localized<
  ReadonlyMap<string, Label>
>;

/** Source of a section, by `fr/55-1-1`. */
const BODIES = new Map(LOCALES.flatMap((l) => SOURCES[l].map(({ slug, body }) => [`${l}/${slug}`, body] as const)));

export const sources = (locale: Locale): readonly Source[] => SOURCES[locale];

/** Source of a section; '' when there is none (glossary, home…). */
export function sourceOf(locale: Locale, slug: string): string {
  return BODIES.get(`${locale}/${slug}`) ?? '';
}

/** The label written `id` in a `<Ref>`: an equation, figure, table, `ex-…`, `lab-…` or the slug of a section. */
export function findLabel(locale: Locale, id: string): Label | undefined {
  return LABELS[locale].get(id);
}
