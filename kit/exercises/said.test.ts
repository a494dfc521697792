import { expect, test } from 'vitest';
import { animals, colours, double, essay, guess, heat, sides, spring, square, tea, winner } from './fixtures.ts';
import { saidAnswer, saidMessage } from './said.ts';
import { variantAt } from './variants.ts';

const said = (exercise: Parameters<typeof saidAnswer>[0], answer: unknown) =>
  saidAnswer(exercise, variantAt(exercise, '', { variant: 0, since: 0 }), answer, 'en');

test('an answer is told in the words of its exercise', () => {
  expect(said(colours, [0, 2])).toBe('Red + Seven');
  expect(said(tea, ['boil', 'pour', 'gone'])).toBe('Boil water → Pour → gone');
  expect(said(sides, { locale: 'fr', texts: ['3', '4,0', '6'] })).toBe('3 · 4,0 · 6');
  expect(said(double, 'const double = 1;')).toBe('const double = 1;');
  expect(said(guess, { bet: '12,5', locale: 'fr', result: 9 })).toBe('12,5');
  expect(said(winner, { bet: 0, locale: 'fr' })).toBe('Hare');
  expect(said(heat, '#test-dial?heat=6&seed=9')).toBe('Heat: 6');
  expect(said(animals, { cow: 'moo', dog: 'woof', puppy: 'gone' })).toBe('A cow → Moo · A dog → Woof · A puppy → gone');
  expect(said(spring, { locale: 'fr', text: ' 2π√(m/τ)/d_k ' })).toBe('2π√(m/τ)/d_k');
  const essays = { locale: 'fr', text: 'Il est  bleu\npar diffusion, voilà.', met: [1, 7] };
  expect(said(essay, essays)).toBe('Il est bleu par diffusion, voilà. [found of the rubric by the reader: 1 of 2]');
  // what cannot be graded is told as it is
  expect(said(spring, { locale: 'fr', text: '2π√(m' })).toBe('2π√(m');
  expect(said(colours, [7])).toBe('7');
  expect(said(square, { of: ['another', { shape: null }], x: true })).toBe('another · true');
});

test('a message is told without its markup', () => {
  const text = { fr: 'C’est *{n}*', en: 'It is `{n}`' };
  expect(saidMessage(square, { text, values: { n: 3 } }, 'en')).toBe('It is 3');
  expect(saidMessage(colours, { key: 'none' }, 'en')).toMatch(/\w+ \w+/);
});
