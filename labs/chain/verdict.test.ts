import { describe, expect, it } from 'vitest';
import { isRead } from './problem.ts';
import { readProblem } from './statement/read.ts';
import { judge, marksOf } from './verdict.ts';

const read = readProblem('Zoé a 4. Luc a 9 de plus que Zoé. Max a 7 fois plus que Luc. Combien a Max ?', 'fr');
if (!isRead(read)) throw new Error(read.unread);

describe('the verdict', () => {
  it.each([
    [' 1.', { answer: 1, right: true, firstWrong: -1 }],
    [' Luc a 3. Max a 1. La réponse est 1.', { answer: 1, right: true, firstWrong: -1 }],
    [' Luc a 3. Max a 2. La réponse est 2.', { answer: 2, right: false, firstWrong: 1 }],
    [' Luc a 4. Max a 8. La réponse est 1.', { answer: 1, right: true, firstWrong: 0 }],
    [' Luc a 3. Max a 1. Zoé a 1. La réponse est 1.', { right: true, firstWrong: 2 }],
    [' Luc a 3. La réponse est', { answer: null, right: false, firstWrong: 1 }],
    ['', { answer: null, right: false, firstWrong: -1 }],
  ])('%j', (text, expected) => expect(judge(text, 'fr', read)).toMatchObject(expected));

  it('says nothing of a statement the book cannot read', () => {
    expect(judge(' 1.', 'fr', null)).toEqual({ answer: 1, right: null, steps: [], firstWrong: -1 });
  });
});

describe('marks', () => {
  const tokens = (text: string) => text.match(/ ?[\p{L}\d]+|[.]/gu) ?? [];
  const marked = (text: string) => [...marksOf(tokens(text), 'fr', read)].map(([i, mark]) => [tokens(text)[i], mark]);
  it('the digit of the first wrong step, and that of the conclusion', () => {
    expect(marked(' Luc a 3. Max a 2. La réponse est 2.')).toEqual([
      [' 2', 'wrong'],
      [' 2', 'wrong'],
    ]);
    expect(marked(' Luc a 3. Max a 1. La réponse est 1.')).toEqual([[' 1', 'right']]);
    expect(marked(' 5.')).toEqual([[' 5', 'wrong']]);
    expect(marked(' Luc a 3. Max')).toEqual([]);
  });
});
