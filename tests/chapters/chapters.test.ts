import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../kit/i18n/index.ts';
import { CHAPTERS, prose, skeleton, slugsOf } from './source.ts';
import { offences } from './typography.ts';

describe('parity of the languages', () => {
  it('both have the same chapters', () => {
    expect(slugsOf('fr').length).toBeGreaterThan(0);
    expect(slugsOf('en')).toEqual(slugsOf('fr'));
  });

  for (const slug of slugsOf('fr')) {
    const [fr, en] = LOCALES.map((locale) => CHAPTERS.find((c) => c.slug === slug && c.locale === locale));
    it(`${slug}: same headings, equations, figures, tables, labs, exercises, citations and terms`, () => {
      if (!fr || !en) throw new Error(`${slug} is missing in a language`);
      expect(skeleton(en)).toEqual(skeleton(fr));
      expect(skeleton(fr)['headingsWithoutId']).toEqual([]);
      expect(skeleton(fr)['headings']?.length).toBeGreaterThan(2);
    });
  }
});

describe('typography', () => {
  for (const chapter of CHAPTERS) {
    it(`${chapter.locale}/${chapter.slug}`, () => {
      expect(offences(chapter.locale, prose(chapter.source))).toEqual([]);
    });
  }

  it('glossary', () => {
    const glossary = JSON.parse(readFileSync('content/glossary.json', 'utf8')) as Record<
      'fr' | 'en',
      { term: string; definition: string }
    >[];
    for (const locale of LOCALES) {
      const text = glossary.map((entry) => `${entry[locale].term}\n${entry[locale].definition}`).join('\n');
      expect(offences(locale, text)).toEqual([]);
    }
  });

  it('the rules see what they forbid', () => {
    expect(offences('fr', "l'attention")).toHaveLength(1);
    expect(offences('fr', 'Vraiment ?')).toHaveLength(1);
    expect(offences('fr', 'Vraiment\u202F?')).toEqual([]);
    expect(offences('fr', 'ainsi : voilà')).toHaveLength(1);
    expect(offences('fr', 'ainsi\u00A0: voilà')).toEqual([]);
    expect(offences('fr', '«\u00A0oui\u00A0», 15\u202F% de 12,5')).toEqual([]);
    expect(offences('en', 'it is 12,288 and “so”; yes')).toEqual([]);
    expect(offences('en', 'a decimal 0,5')).toHaveLength(1);
  });
});
