/** Numbers as people typed them (`files/numeric.tsv`): each read as its line says, or refused with a sentence where that is allowed. */
import { readFileSync } from 'node:fs';
import { numeric, readField } from '@kit/exercises/kinds/numeric/kind.ts';
import { isRefusal } from '@kit/exercises/types.ts';
import { LOCALES, type Locale } from '@kit/i18n/index.ts';
import { expect, test } from 'vitest';

/** A share may be typed in per cent: what is read is then a hundredth of it. */
interface Case {
  readonly typed: string;
  readonly verdict: string;
  readonly locales: readonly Locale[];
  /** what may be read; none: nothing */
  readonly values: readonly number[];
  readonly refusable: boolean;
}

/** « U+202A 42 U+202C », « U+FEFF before: 42 », « 50 ％ (U+FF05) », « 1,000 in fr », « 60 digits: 99… » */
function typedIn(cell: string): { typed: string; locales: readonly Locale[] } {
  const locale = LOCALES.find((one) => cell.endsWith(` in ${one}`));
  const typed = cell
    .replace(/ in \w\w$/, '')
    .replace(/ \(U\+[0-9A-F]{4}\)$/, '')
    .replace(/^[^:]*: /, '')
    .replace(/ ?U\+([0-9A-F]{4}) ?/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
  return { typed, locales: locale ? [locale] : LOCALES };
}

function valuesIn(verdict: string): number[] {
  const value = /^(?:about )?(-?\d[\d.]*(?:e-?\d+)?)( %)?/.exec(verdict);
  const other = /\bor (\d+)\)|\bor (\d+) shown back/.exec(verdict);
  return [
    ...(value ? [Number(value[1]) / (value[2] ? 100 : 1)] : []),
    ...(other ? [Number(other[1] ?? other[2])] : []),
  ];
}

const cases = readFileSync(new URL('files/numeric.tsv', import.meta.url), 'utf8')
  .split('\n')
  .slice(1)
  .filter((line) => line.includes('\t'))
  .map((line): Case => {
    const [cell = '', verdict = ''] = line.split('\t');
    return { ...typedIn(cell), verdict, values: valuesIn(verdict), refusable: verdict.includes('refused') };
  });

test('every line is a case', () => {
  expect(cases.length).toBeGreaterThan(40);
  expect(cases.filter(({ values, refusable }) => values.length === 0 && !refusable)).toEqual([]);
});

test.each(cases)('$typed: $verdict', ({ typed, locales, values, refusable }) => {
  for (const locale of locales) {
    const read = readField({}, typed, locale);
    if (isRefusal(read)) {
      expect(refusable, JSON.stringify(read)).toBe(true);
      if (!('key' in read.refused)) throw new Error('a refusal of a number has a key');
      for (const language of LOCALES) expect(numeric.strings[language][read.refused.key]).toMatch(/\S/);
    } else {
      expect(values.some((value) => Math.abs(read - value) <= 1e-12 * Math.abs(value))).toBe(true);
    }
  }
});
