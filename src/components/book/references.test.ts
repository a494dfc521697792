import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allAuthors, compareReferences, type Reference, shortAuthors, surname, yearSuffixes } from './references.ts';

const reference = (id: string, year: number, title: string, ...authors: string[]): Reference => ({
  id,
  year,
  title,
  authors,
  venue: 'arXiv',
  url: 'https://example.org/',
});

describe('names', () => {
  it('files particles with the name, and a team under its own', () => {
    expect(
      ['Johannes von Oswald', 'Tom B. Brown', 'Gemini Team', 'Jean-Baptiste Alayrac', 'Some Machines Lab'].map(surname),
    ).toEqual(['von Oswald', 'Brown', 'Gemini Team', 'Alayrac', 'Some Machines Lab']);
  });
  it('one, two, three authors, in both languages', () => {
    expect(shortAuthors('fr', { authors: ['Sara Hooker'] })).toBe('Hooker');
    expect(shortAuthors('fr', { authors: ['Sarthak Jain', 'Byron C. Wallace'] })).toBe('Jain et Wallace');
    expect(shortAuthors('en', { authors: ['Sarthak Jain', 'Byron C. Wallace'] })).toBe('Jain and Wallace');
    expect(shortAuthors('en', { authors: ['A B', 'C D', 'E F'] })).toBe('B\u00A0et\u00A0al.');
    expect(allAuthors('fr', { authors: ['A B', 'C D'], others: true })).toBe('A B, C D, et\u00A0al.');
  });
});

it('letters tell apart what authors and year do not', () => {
  const wei = ['Jason Wei', 'X Y', 'Z T'];
  const suffixes = yearSuffixes([
    reference('emergent', 2022, 'Emergent Abilities', ...wei),
    reference('cot', 2022, 'Chain-of-Thought', ...wei),
    reference('later', 2023, 'Another', ...wei),
  ]);
  expect(Object.fromEntries(suffixes)).toEqual({ cot: 'a', emergent: 'b', later: '' });
});

it('the bibliography names every citation of the book once', () => {
  const all: Reference[] = JSON.parse(readFileSync('content/bibliography.json', 'utf8'));
  const suffixes = yearSuffixes(all);
  const names = all.map((r) => `${shortAuthors('fr', r)}, ${r.year}${suffixes.get(r.id)}`);
  expect(new Set(names).size).toBe(all.length);
  const sorted = [...all].sort(compareReferences).map(({ id }) => id);
  expect(sorted.indexOf('jain2019')).toBeLessThan(sorted.indexOf('kaplan2020'));
});
