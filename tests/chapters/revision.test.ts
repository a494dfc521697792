/** The short questions on the text: both languages, their passages, their typography. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { paramsOf, parseMarkup } from '../../kit/exercises/markup.ts';
import { LOCALES, type Locale } from '../../kit/i18n/index.ts';
import { offences } from './typography.ts';

interface Question {
  readonly name: string;
  readonly anchor: string;
  readonly fr: { readonly question: string; readonly answer: string };
  readonly en: { readonly question: string; readonly answer: string };
}
const slugs = globSync('content/fr/*.mdx').map((file) => file.replace(/^.*\/|\.mdx$/g, ''));
const questionsOf = (slug: string) =>
  (JSON.parse(readFileSync(`content/revision/${slug}.json`, 'utf8')) as { questions: Question[] }).questions;

/** Everything in a chapter that an address can lead to: headings, equations, figures, tables. */
function anchorsOf(locale: Locale, slug: string): ReadonlySet<string> {
  const source = readFileSync(`content/${locale}/${slug}.mdx`, 'utf8');
  const headings = [...source.matchAll(/\{#([a-z0-9-]+)\}/g)];
  const objects = [...source.matchAll(/<(?:Equation|Figure|DataTable) id="([^"]+)"/g)];
  return new Set([...headings, ...objects].map(([, id]) => id as string));
}

it('every section has a file of questions, and every file a section', () => {
  const files = globSync('content/revision/*.json').map((file) => file.replace(/^.*\/|\.json$/g, ''));
  expect(files.sort()).toEqual([...slugs].sort());
});

describe.each(slugs)('%s', (slug) => {
  const questions = questionsOf(slug);

  it('has five questions at least, each under a name of its own', () => {
    expect(questions.length).toBeGreaterThanOrEqual(5);
    expect(new Set(questions.map(({ name }) => name)).size).toBe(questions.length);
    for (const { name } of questions) expect(name).toMatch(/^[a-z0-9-]+$/);
  });

  it.each(LOCALES)('leads to passages that are there (%s)', (locale) => {
    const anchors = anchorsOf(locale, slug);
    expect(questions.map(({ anchor }) => anchor).filter((anchor) => !anchors.has(anchor))).toEqual([]);
  });

  it.each(LOCALES)('asks briefly, in the markup of exercises, without values to fill in (%s)', (locale) => {
    for (const question of questions) {
      const { question: asked, answer } = question[locale];
      expect(asked).toMatch(/\?$/);
      expect(answer).toMatch(/[.!]$/);
      expect(asked.length).toBeLessThan(200);
      expect(answer.length).toBeLessThan(320);
      for (const text of [asked, answer]) {
        expect(() => parseMarkup(text)).not.toThrow();
        expect(paramsOf(text)).toEqual([]);
      }
    }
  });

  it.each(LOCALES)('keeps the typography of the language (%s)', (locale) => {
    const texts = questions.flatMap((question) => Object.values(question[locale]));
    // formulas have rules of their own
    expect(texts.flatMap((text) => offences(locale, text.replaceAll(/\$[^$]*\$/g, 'x')))).toEqual([]);
  });
});
