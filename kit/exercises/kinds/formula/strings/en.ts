import type { Strings } from '../../../../i18n/index.ts';
import type fr from './fr.ts';

export default {
  answer: 'Your formula',
  how: 'Letters to use: {names}. Write for instance 2x^3, x/(y + 1), √(x), ln(x), exp(-x).',
  understood: 'Read as',
  empty: 'Write a formula before checking.',
  long: 'This formula is too long: two hundred characters are enough.',
  number: '“{text}” does not read as a number.',
  scientific: '“{text}” can be read in two ways. Write 3 × 10^-4 for a power of ten.',
  unknown:
    '“{text}” is neither a letter of this formula nor a known function. Letters: {names}. Functions: ' +
    'sqrt, ln, exp.',
  otherCase: 'Capital and small letters differ: write “{text}”.',
  bare: 'Put what “{text}” applies to between brackets: {text}(…).',
  twofold: '“{text}” can be read in two ways: put brackets around all that is below the bar.',
  numberAfter: 'A number comes first: write 2x, or put a sign before “{text}”.',
  ends: 'The formula stops too soon: something is missing at the end.',
  lacksBefore: 'Something is missing before “{text}”.',
  unclosed: 'An open bracket is not closed.',
  closedBy: 'A bracket is not closed by its like: “{text}”.',
  unopened: '“{text}” closes a bracket that is not open.',
  sign: 'The sign “{text}” is none of those that a formula uses here: + − × / ^ √ and brackets.',
  equals: 'Write only what {symbol} is, to the right of the = sign.',
  factor: 'Your formula gives {factor} times the expected value everywhere.',
  factorBelow: 'Your formula gives {factor} times less than the expected value everywhere.',
  opposite: 'Your formula gives the opposite of the expected value everywhere: look for a sign.',
  noValue: 'With {point}, your formula has no value, while the expected one has.',
  different: 'With {point}, your formula gives {given}, and the expected one {expected}.',
} satisfies Strings<typeof fr>;
