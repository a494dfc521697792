/** Interface strings obey the same typography as the text. */
import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../kit/i18n/index.ts';
import { offences } from './typography.ts';

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  // templates: rendered with stand-in arguments that no rule objects to
  if (typeof value === 'function') {
    const args = Array.from({ length: value.length }, () => 'x');
    return texts((value as (...a: string[]) => unknown)(...args));
  }
  return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
}

const FILES = globSync('{src,labs,sections,kit}/**/strings/**/*.ts').filter((file) => /\/(fr|en)\.ts$/.test(file));

describe('interface strings', () => {
  it('exist in both languages', () => {
    const of = (locale: string) => FILES.filter((f) => f.endsWith(`/${locale}.ts`)).map((f) => f.slice(0, -5));
    expect(of('fr').length).toBeGreaterThan(2);
    expect(of('en').sort()).toEqual(of('fr').sort());
  });

  for (const locale of LOCALES) {
    for (const file of FILES.filter((f) => f.endsWith(`/${locale}.ts`))) {
      it(file, async () => {
        const module = (await import(pathToFileURL(file).href)) as { default: unknown };
        const all = texts(module.default);
        expect(all.length).toBeGreaterThan(0);
        expect(all.flatMap((text) => offences(locale, text))).toEqual([]);
      });
    }
  }
});
