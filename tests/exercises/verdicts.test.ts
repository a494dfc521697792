/** What is said of an answer comes after the verdict, which has said « Juste. » or « Pas encore. » already. */
import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts);

const AGAIN = {
  fr: /^(Oui|Non|Juste|Faux|Pas encore)\b/,
  en: /^(Yes|No(?=[:,.])|Correct|Right|Wrong|Not yet)\b/,
} as const;

test.each(['fr', 'en'] as const)('%s: no message says the verdict again', async (locale) => {
  const files = globSync(`{labs,sections}/*/exercises/strings/${locale}.ts`);
  expect(files.length).toBeGreaterThan(4);
  for (const file of files) {
    const { default: strings } = (await import(pathToFileURL(file).href)) as { default: unknown };
    expect(texts(strings).filter((text) => AGAIN[locale].test(text))).toEqual([]);
  }
});
