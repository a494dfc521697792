import { expect, it } from 'vitest';
import { formatNumber, LOCALES } from './index.ts';
import { plural } from './plural.ts';

it('follows the rules of the language, as Unicode gives them', () => {
  for (const locale of LOCALES) {
    const rules = new Intl.PluralRules(locale);
    for (const count of [0, 1, 1.4, 2, 3, 11, 21, 101, 1000, 1_200_000])
      expect([count, plural(locale, formatNumber(locale, count))]).toEqual([
        count,
        rules.select(count) === 'one' ? '' : 's',
      ]);
  }
});

it('takes another mark than s', () => {
  expect(`bat${plural('en', '2', 'ches')}`).toBe('batches');
  expect(`passage${plural('fr', '1')} juste${plural('fr', '0')}`).toBe('passage juste');
});
