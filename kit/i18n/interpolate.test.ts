import { expect, test } from 'vitest';
import { formatValue, interpolate } from './interpolate.ts';

const NNB = '\u202f';

test('values are written the way of the language', () => {
  expect(interpolate('fr', '{a} sur {b}', { a: 0.5, b: 12288 })).toBe(`0,5 sur 12${NNB}288`);
  expect(interpolate('en', '{a} of {b}', { a: 0.5, b: 12288 })).toBe('0.5 of 12,288');
});

test('decimals, percentages, lists', () => {
  expect(interpolate('fr', '{x:3}', { x: 1 / 3 })).toBe('0,333');
  expect(interpolate('en', '{x:p1}', { x: 1 / 3 })).toBe('33.3%');
  expect(formatValue('fr', [1.5, -2], '')).toBe(`1,5${NNB}; −2`);
  expect(formatValue('en', [1.5, -2], '2')).toBe('1.50, −2.00');
  expect(formatValue('fr', ['a', 'b'])).toBe('a, b');
});

test('the mark of the plural goes by what is counted, as the language has it', () => {
  const text = '{n:2} nat{n:s}';
  expect(interpolate('fr', text, { n: 1.99 })).toBe('1,99 nat');
  expect(interpolate('fr', text, { n: 5.3 })).toBe('5,30 nats');
  expect(interpolate('en', text, { n: 0.5 })).toBe('0.50 nats');
  expect(interpolate('en', '{n} vote{n:s}', { n: '1' })).toBe('1 vote');
});

test('what is not a value stays as it is', () => {
  expect(interpolate('fr', 'f({a}) {b} {', { a: 'x' })).toBe('f(x) {b} {');
});
