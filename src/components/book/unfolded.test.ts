import { expect, it } from 'vitest';
import { unfoldedParts } from './unfolded.ts';

const bookOf = (parts: number) =>
  Array.from({ length: parts }, (_, part) => ({
    sections: Array.from({ length: 10 }, (_, rank) => ({ slug: `55-${part}-${rank}` })),
  }));

it('a book of this size lists all of its sections on every page', () => {
  const book = bookOf(6);
  expect([...unfoldedParts(book, '55-2-3')]).toEqual(book);
});

it('a section of a larger book lists its own part', () => {
  const book = bookOf(100);
  expect([...unfoldedParts(book, '55-42-3')]).toEqual([book[42]]);
});

it('what is no section of it lists them all', () => {
  const book = bookOf(100);
  expect(unfoldedParts(book, '').size).toBe(100);
  expect(unfoldedParts(book, 'glossaire').size).toBe(100);
});
