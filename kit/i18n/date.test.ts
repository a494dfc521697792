import { expect, test } from 'vitest';
import { formatDate } from './index.ts';

test('the first of a month is « 1er » in French; English is that of the book’s numbers', () => {
  const options = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const first = new Date('2026-12-01T12:00:00Z');
  expect(formatDate('fr', first, options)).toBe('1er décembre');
  expect(formatDate('fr', new Date('2026-12-11T12:00:00Z'), options)).toBe('11 décembre');
  expect(formatDate('en', first, options)).toBe('1 December');
});
