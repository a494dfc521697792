/** Reads chapters as text: what both languages must share, and the prose that typography rules apply to. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { LOCALES, type Locale } from '../../kit/i18n/index.ts';

export interface Chapter {
  readonly locale: Locale;
  readonly slug: string;
  readonly source: string;
}

export const CHAPTERS: readonly Chapter[] = LOCALES.flatMap((locale) =>
  globSync(`content/${locale}/*.mdx`).map((file) => ({
    locale,
    slug: basename(file, '.mdx'),
    source: readFileSync(file, 'utf8'),
  })),
);

export const slugsOf = (locale: Locale) =>
  CHAPTERS.filter((chapter) => chapter.locale === locale)
    .map(({ slug }) => slug)
    .sort();

/** Everything of a chapter that must be the same in every language, as ordered lists. */
export function skeleton({ source }: Chapter): Record<string, readonly string[]> {
  const all = (pattern: RegExp) =>
    [...source.matchAll(pattern)].map((match) => match.slice(1).filter(Boolean).join(' '));
  const tags = (name: string) => all(new RegExp(`<${name}\\b[^>]*?\\bid="([^"]+)"`, 'g'));
  return {
    headings: all(/^(#{2,4}) .*\{#([a-z0-9-]+)\}\s*$/gm),
    headingsWithoutId: all(/^(#{2,4} (?:(?!\{#).)*)$/gm),
    equations: tags('Equation'),
    displayMath: all(/^\$\$\n([\s\S]*?)\n\$\$/gm).map((tex) =>
      tex.replaceAll(/\\(?:text|operatorname|mathrm)\*?\{[^}]*\}/g, '·').replaceAll(/\{,\}|\\,|\s|,|\./g, ''),
    ),
    figures: all(/<Figure\b[^>]*?\bid="([^"]+)"[^>]*?\bdiagram="([^"]+)"/g),
    tables: tags('DataTable'),
    tableRows: [String(all(/^(\|)/gm).length)],
    labs: tags('Lab'),
    exercises: tags('Exercise'),
    callouts: all(/<Callout\b[^>]*?\bkind="([^"]+)"/g),
    facts: all(/<ModelFact\b[^>]*?\b(?:model|lab)="([^"]+)"[^>]*?\bfact="([^"]+)"([^>]*)/g).sort(),
    citations: tags('Cite')
      .flatMap((ids) => ids.split(' '))
      .sort(),
    terms: tags('Term').sort(),
    references: tags('Ref').sort(),
    notes: [String(all(/(<Note>)/g).length)],
    level: all(/^level: (.*)$/gm),
    number: all(/^number: (.*)$/gm),
    part: all(/^part: (.*)$/gm),
  };
}

/** The words a reader reads: no frontmatter keys, maths, code, tags or heading ids. */
export function prose(source: string): string {
  return source
    .replace(/^---\n([\s\S]*?)\n---/, (_, yaml: string) =>
      yaml.replaceAll(/^(number|part|level):.*$/gm, '').replaceAll(/^\w+: (["']?)(.*)\1$/gm, '$2'),
    )
    .replaceAll(/```[\s\S]*?```/g, '')
    .replaceAll(/`[^`\n]*`/g, 'x')
    .replaceAll(/\$\$[\s\S]*?\$\$/g, '')
    .replaceAll(/\$[^$\n]+\$/g, 'x')
    .replaceAll(/\{#[a-z0-9-]+\}/g, '')
    .replaceAll(/\{\/\*[\s\S]*?\*\/\}/g, '')
    .replaceAll(/\btitle="([^"]*)"/g, '>$1<')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/^\|[\s:|-]+\|$/gm, '');
}
