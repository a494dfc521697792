import { LOCALES, pagePath } from '@kit/i18n/index.ts';
import { describe, expect, it } from 'vitest';
import { pageAddress } from './paths.ts';

describe.each(['/', '/livre', '/livre/', '/en'])('under the base %s', (base) => {
  it.each(LOCALES)('an address is read back as it was written (%s)', (locale) => {
    for (const page of ['', '55-1-1', 'glossaire']) {
      expect(pageAddress(pagePath(locale, page, base), base)).toEqual({ locale, page });
    }
  });
});

it('a page whose name begins like a language is not one', () => {
  expect(pageAddress('/entropie/', '/')).toEqual({ locale: 'fr', page: 'entropie' });
});
