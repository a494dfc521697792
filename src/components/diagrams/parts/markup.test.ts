import { expect, it } from 'vitest';
import { parseLabel } from './markup.ts';

it('sets variables in italics and returns to the baseline after a script', () => {
  expect(parseLabel('1/√*d*_{k} + 2')).toEqual([
    [
      { text: '1/√', italic: false, script: null, dy: 0 },
      { text: 'd', italic: true, script: null, dy: 0 },
      { text: 'k', italic: true, script: 'sub', dy: 0.26 },
      { text: ' + 2', italic: false, script: null, dy: -0.26 },
    ],
  ]);
});

it('breaks lines, and sets a script of several characters upright', () => {
  const [first, second] = parseLabel('10^{−3}\ndeux');
  expect(first?.map((run) => [run.text, run.italic, run.script])).toEqual([
    ['10', false, null],
    ['−3', false, 'sup'],
  ]);
  expect(second).toEqual([{ text: 'deux', italic: false, script: null, dy: 0 }]);
});

it('loses no character of plain text, marks out of place included', () => {
  const odd = 'a_b ^ * « c » [MASK]';
  expect(
    parseLabel(odd)
      .flat()
      .map((run) => run.text)
      .join(''),
  ).toBe(odd);
});
