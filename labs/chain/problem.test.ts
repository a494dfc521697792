import { LOCALES } from '@kit/i18n/index.ts';
import { drawSerialItem } from '@kit/tasks/chain.ts';
import { describe, expect, it } from 'vitest';
import { follow, isRead, normalise, questionOf, statementOf } from './problem.ts';
import { readProblem, readStatement, withOperations } from './statement/read.ts';

describe('a problem of the generators, read back from its text', () => {
  it.each(LOCALES)('%s: same people, values, question and answer, at every depth', (language) => {
    for (let depth = 1; depth <= 16; depth++)
      for (let index = 0; index < 6; index++) {
        const { problem } = drawSerialItem(depth, 41, index, [2, 3], language);
        const read = readProblem(statementOf(problem), language);
        expect(read).toMatchObject({ ...problem });
        expect(isRead(read) && read.asked).toBe(depth);
      }
  });
});

describe('what a reader types', () => {
  it('spaces are those the model knows', () => {
    expect(normalise('  Combien  a\nZoé ? ', 'fr')).toBe('Combien a Zoé\u202f?');
    expect(normalise('Combien a Zoé?', 'fr')).toBe('Combien a Zoé\u202f?');
    expect(normalise('What does Max have ?', 'en')).toBe('What does Max have?');
    expect(normalise('Combien a Zoe\u0301\u200b ?', 'fr')).toBe('Combien a Zoé\u202f?');
    expect(questionOf('Zoé a 2.', 'fr')).toBe('\nQuestion\u00a0: Zoé a 2.\nRéponse\u00a0:');
  });

  it('decomposed accents and unseen characters change nothing', () => {
    const typed = 'Zoe\u0301 a 4. Luc a 9 de plus que Zoé. Com\u00adbien a Luc\u200b ?';
    expect(readStatement(typed, 'fr')).toEqual(
      readStatement('Zoé a 4. Luc a 9 de plus que Zoé. Combien a Luc ?', 'fr'),
    );
  });

  it('anyone said before may be started from, and asked about', () => {
    // 4; 4 + 9 = 13 → 3; 4 × 7 = 28 → 8
    const read = readProblem('Zoé a 4. Luc a 9 de plus que Zoé. Max a 7 fois plus que Zoé. Combien a Luc ?', 'fr');
    expect(isRead(read) && read.people.map(({ value }) => value)).toEqual([4, 3, 8]);
    expect(isRead(read) && read.answer).toBe(3);
  });

  it.each([
    ['Zoé a 4. Luc a la moitié de Zoé. Combien a Luc ?', 'sentence', 'Luc a la moitié de Zoé.'],
    ['Zoé a 4. Luc a −9 de plus que Zoé. Combien a Luc ?', 'sentence', 'Luc a −9 de plus que Zoé.'],
    ['Zoé a 4. Luc a 9 de plus que Max. Combien a Luc ?', 'unknown', 'Max'],
    ['Zoé a 4. Combien a Luc ?', 'unknown', 'Luc'],
    ['Zoé a 4. Zoé a 1 de plus que Zoé. Combien a Zoé ?', 'twice', 'Zoé'],
    ['Zoé a 4. Luc a 3. Combien a Luc ?', 'sentence', 'Luc a 3.'],
    ['Luc a 9 de plus que Zoé. Combien a Luc ?', 'no-start', 'Luc a 9 de plus que Zoé.'],
    ['Zoé a 4. Luc a 9 de plus que Zoé.', 'no-question', 'Luc a 9 de plus que Zoé.'],
    ['Zoé a 4. Combien a Zoé ? Merci.', 'sentence', 'Merci.'],
    ['', 'no-question', ''],
  ])('%j is not judged: %s', (text, unread, what) => {
    expect(readProblem(text, 'fr')).toEqual({ unread, text: what });
  });
});

describe('a value changed by hand', () => {
  it('is followed by those computed from it, and by them only', () => {
    const read = readProblem('Zoé a 4. Luc a 9 de plus que Zoé. Max a 7 fois plus que Luc. Combien a Max ?', 'fr');
    if (!isRead(read)) throw new Error(read.unread);
    expect(follow(read, 1, 5).map(({ value }) => value)).toEqual([4, 5, 5]); // 5 × 7 = 35
    expect(follow(read, 2, 0).map(({ value }) => value)).toEqual([4, 3, 0]);
  });

  it('multiplying and adding modulo 10 are one to one: a wrong value always ends in a wrong answer', () => {
    for (let index = 0; index < 10; index++) {
      const problem = withOperations(drawSerialItem(6, 3, index).problem);
      for (let delta = 1; delta < 10; delta++) {
        const value = ((problem.people[3]?.value ?? 0) + delta) % 10;
        expect(follow(problem, 3, value).at(-1)?.value).not.toBe(problem.answer);
      }
    }
  });
});
