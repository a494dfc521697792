/** The bibliography: every entry serves, and its year and link agree. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../kit/i18n/index.ts';
import { CHAPTERS } from './source.ts';
import { offences } from './typography.ts';

interface Reference {
  readonly id: string;
  readonly year: number;
  readonly url: string;
  readonly note?: Readonly<Record<(typeof LOCALES)[number], string>>;
}
const REFERENCES = JSON.parse(readFileSync('content/bibliography.json', 'utf8')) as Reference[];

describe('bibliography', () => {
  it('every reference is cited in the text', () => {
    const cited = new Set(
      CHAPTERS.flatMap(({ source }) =>
        [...source.matchAll(/<Cite\b[^>]*?\bid="([^"]+)"/g)].flatMap((match) => match[1]?.split(' ') ?? []),
      ),
    );
    expect(REFERENCES.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
  });

  it('an arXiv number begins with the year of the reference', () => {
    const wrong = REFERENCES.filter(({ url, year }) => {
      const digits = /arxiv\.org\/abs\/(\d{2})\d{2}\./.exec(url)?.[1];
      return digits !== undefined && 2000 + Number(digits) !== year;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('no link is given twice', () => {
    expect(new Set(REFERENCES.map(({ url }) => url)).size).toBe(REFERENCES.length);
  });

  it.each(LOCALES)('every reference says what it brings (%s)', (locale) => {
    expect(REFERENCES.filter(({ note }) => !note).map(({ id }) => id)).toEqual([]);
    expect(offences(locale, REFERENCES.map(({ note }) => note?.[locale] ?? '').join('\n'))).toEqual([]);
  });
});
