import { describe, expect, it } from 'vitest';
import { editedPrompt, followingAnswer, givenSteps, outcomeOf, within, wrongValue } from './edit.ts';
import { isRead } from './problem.ts';
import { readProblem } from './statement/read.ts';

const read = readProblem('Zoé a 4. Luc a 9 de plus que Zoé. Max a 7 fois plus que Luc. Combien a Max ?', 'fr');
if (!isRead(read)) throw new Error(read.unread);

describe('a step changed by hand', () => {
  it('the right steps come before it, nothing after', () => {
    expect(givenSteps(read, { at: 1, value: 8 })).toBe(' Luc a 8.');
    expect(givenSteps(read, { at: 2, value: 0 })).toBe(' Luc a 3. Max a 0.');
    expect(editedPrompt(read, [], { at: 1, value: 8 })).toMatch(/Réponse\u00a0: Pensons étape par étape\. Luc a 8\.$/);
  });

  it('says where an answer comes from', () => {
    const change = { at: 1, value: 8 }; // 8 × 7 = 56
    expect(followingAnswer(read, change)).toBe(6);
    expect([6, 1, 2, null].map((answer) => outcomeOf(read, change, answer))).toEqual([
      'follows',
      'true',
      'other',
      'other',
    ]);
  });

  it('stays inside the problem', () => {
    expect([0, 1, 2, 9].map((at) => within({ at, value: 5 }, read).at)).toEqual([1, 1, 2, 2]);
  });

  it('over a set, takes every wrong digit in turn', () => {
    const values = Array.from({ length: 9 }, (_, i) => wrongValue(read, 1, i));
    expect([...values].sort()).toEqual([0, 1, 2, 4, 5, 6, 7, 8, 9]);
  });
});
