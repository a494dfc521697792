import { expect, it } from 'vitest';
import { readSum } from './own-sum.ts';

it.each([
  ['347+285', [347, 285]],
  [' 347 + 285 = ', [347, 285]],
  ['0+9', [0, 9]],
  ['99999+10000', [99_999, 10_000]],
])('reads %j', (said, problem) => {
  expect(readSum(said)).toEqual(problem);
});

it.each([
  ['', 'form'],
  ['347', 'form'],
  ['347-285', 'form'],
  ['3.5+2.5', 'form'],
  ['034+285', 'form'],
  ['-34+285', 'form'],
  ['34+285', 'lengths'],
  ['347285+100000', 'long'],
  [`${'1'.repeat(400)}+1`, 'long'],
] as const)('%j is no sum that the models know', (said, problem) => {
  expect(readSum(said)).toBe(problem);
});
