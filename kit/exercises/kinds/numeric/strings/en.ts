import type { Strings } from '../../../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  right: 'Right.',
  wrong: 'That is not the expected value.',
  allWrong: 'None of these values is right.',
  close: 'Very close: redo the computation with more decimals.',
  power:
    'The order of magnitude is off: there is a factor of {factor} between your answer and the right one. Check the ' +
    'unit.',
  sign: 'The value is right, but its sign is not.',
  empty: 'Write a number before checking.',
  notANumber:
    '“{text}” does not read as a number. Write it alone, for instance 0.25, 1,234, 12%, 3e-4, 1/4 or 2 × 1024.',
  twofold: '“{text}” can be read in two ways. Write 3e-4 for a power of ten, 10 − 4 for a difference.',
  notWhole: '“{text}” is not a whole number.',
  tooSmall: '“{text}” is too small: the minimum is {min}.',
  tooLarge: '“{text}” is too large: the maximum is {max}.',
  answer: 'Your answer',
  understood: 'Read as {number}',
} satisfies Strings<typeof fr>;
