/** The page « Ce qui est garanti »: its figures are those of the tests, all of them, and none is typed again. */
import { globSync, readFileSync } from 'node:fs';
import { figures, filled } from '@components/guarantees/figures.ts';
import { GUARANTEE_STRINGS } from '@components/guarantees/strings/index.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import { TRIALS } from '@kit/trials.ts';
import { describe, expect, it } from 'vitest';

const LABS = 13;
/** Names that have a digit of their own. */
const NAMES = /WCAG\u00A02\.2/g;

describe.each(LOCALES)('%s', (locale) => {
  const { groups } = GUARANTEE_STRINGS[locale];
  const sentences = Object.values(groups).flatMap(({ promises }) => Object.values(promises));
  const all = sentences.flatMap(({ promised, tried }) => [promised, tried]).join('\n');

  it('prints every figure, and no other', () => {
    const values = figures(locale, LABS);
    const printed = new Set([...all.matchAll(/\{(\w+)/g)].map(([, name]) => name));
    expect([...printed].sort()).toEqual(Object.keys(values).sort());
    // after a colon
    for (const { tried } of sentences) expect(tried).not.toMatch(/^\p{Lu}/u);
    for (const { tried } of sentences) expect(filled(locale, tried, values)).not.toMatch(/[{}]|undefined/);
    expect(all.replaceAll(NAMES, '')).not.toMatch(/\d/);
  });
});

it('a figure that nothing gives is no sentence', () => {
  expect(() => filled('fr', 'Essayé {never} fois.', figures('fr', LABS))).toThrow(/never/);
});

it('every figure is one that a test runs by', () => {
  const tests = globSync('{kit,tests,scripts,labs}/**/*.ts').filter((file) => !file.endsWith('guarantees.test.ts'));
  const text = tests.map((file) => readFileSync(file, 'utf8')).join('\n');
  expect(Object.keys(TRIALS).filter((name) => !text.includes(`TRIALS.${name}`))).toEqual([]);
});
