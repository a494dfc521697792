import { LOCALES } from '@kit/i18n/index.ts';
import { expect, it } from 'vitest';
import { BARE, fill, isTemplate, MEAN, sentencesOf, TEMPLATES } from './templates.ts';

it('a template has a gap', () => {
  expect(isTemplate('dessin\u00a0: {}')).toBe(true);
  expect(isTemplate('dessin')).toBe(false);
  expect(isTemplate(MEAN)).toBe(true);
  for (const locale of LOCALES) expect(TEMPLATES[locale].every(isTemplate)).toBe(true);
});

it('fills every gap, and the mean asks for every template', () => {
  expect(fill('{} ou {}', 'chat')).toBe('chat ou chat');
  expect(fill(BARE, 'chat')).toBe('chat');
  // a label is never read as a pattern
  expect(fill('a {} b', '$&')).toBe('a $& b');
  expect(sentencesOf(MEAN, 'chat', ['{}', 'photo {}'])).toEqual(['chat', 'photo chat']);
  expect(sentencesOf('photo {}', 'chat', ['{}'])).toEqual(['photo chat']);
});
