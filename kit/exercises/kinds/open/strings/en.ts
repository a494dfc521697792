import type { Strings } from '../../../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  check: 'Compare with the rubric',
  answer: 'Your answer',
  how: 'Answer in your own words, then compare with a rubric and a model answer. This exercise earns no points.',
  count: 'Words: {count}, at least {least}',
  rubric: 'Read your answer again: tick what it says, in these words or in others.',
  solution: 'Model answer',
  verdict: 'Answer kept, without points.',
  empty: 'Write an answer before seeing the rubric.',
  short: 'This is too short to be compared: write at least {words} words.',
  compare: 'The rubric is under your answer, a model answer a little further down. Tick what yours says.',
  foundByReader: 'found of the rubric by the reader: {count} of {total}',
  found: 'Items of the rubric that you found in it: {count} of {total}',
} satisfies Strings<typeof fr>;
