/** The book keeps to the length it promises: sections that can be read in one sitting. */
import { describe, expect, it } from 'vitest';
import { CHAPTERS } from './source.ts';

/**
 * The running text: neither formulas, tables, captions and annotated references, nor the directions of a lab, nor the
 * English of a term in parentheses.
 */
function runningWords(source: string): number {
  const text = source
    .replace(/^---[\s\S]*?\n---/, '')
    .replaceAll(/<Callout kind="further">[\s\S]*?<\/Callout>/g, '')
    .replaceAll(/^## .*\{#explore-[a-z-]+\}[\s\S]*?(?=^## )/gm, '')
    .replaceAll(/^### .*\{#explore-[a-z-]+\}[\s\S]*?(?=^###? )/gm, '')
    .replaceAll(/<(Figure|Equation)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/^\|.*$/gm, '')
    .replaceAll(/\$\$[\s\S]*?\$\$|\$[^$\n]+\$/g, '')
    .replaceAll(/ \(\*[^*)]+\*[^)]*\)/g, '')
    .replaceAll(/\{#[a-z0-9-]+\}|<[^>]*>/g, '');
  return text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
}

const FRENCH = CHAPTERS.filter(({ locale }) => locale === 'fr');
/** 55.0 and 55.2.0 open a part; the others teach. */
const isOpening = (slug: string) => slug === '55-0' || slug.endsWith('-0');

describe('words of French', () => {
  it('9,000 to 25,000 in all', () => {
    const total = FRENCH.reduce((sum, { source }) => sum + runningWords(source), 0);
    expect(total).toBeGreaterThan(9000);
    expect(total).toBeLessThan(25_000);
  });

  it.each(FRENCH)('$slug', ({ slug, source }) => {
    expect(runningWords(source)).toBeGreaterThan(isOpening(slug) ? 700 : 1000);
    expect(runningWords(source)).toBeLessThan(isOpening(slug) ? 1800 : 3800);
  });

  it('formulas, tables and captions are not counted', () => {
    expect(runningWords('---\ntitle: x\n---\n## Un titre {#t}\n\nDeux mots (*two words*) $x$.\n\n| a | b |\n')).toBe(4);
  });
});
