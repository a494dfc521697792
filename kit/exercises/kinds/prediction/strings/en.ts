import numeric from '../../numeric/strings/en.ts';

export default {
  ...numeric,
  empty: 'Write your bet before seeing the result.',
  none: 'Choose your bet before seeing the result.',
  check: 'Bet and see',
  verdictRight: 'You won your bet.',
  verdictPartly: 'Not far off: {score:p0}.',
  verdictWrong: 'You lost your bet.',
  how: 'Bet first: the result is computed afterwards, and a bet cannot be changed.',
  yours: 'Your bet',
  came: 'The result',
  gap: 'The gap',
  times: 'a factor of {factor}',
  settled: 'This bet is made. To bet again, take another variant.',
} as const;
