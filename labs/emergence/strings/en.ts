import type { Strings } from '@kit/i18n/index.ts';
import { plural } from '../../../kit/i18n/plural.ts';
import type fr from './fr.ts';

export default {
  noscript:
    'Without JavaScript, the laboratory shows the share of right digits of every size and the likelihood of the ' +
    'right answer. What every size answered is in public/models/scaling/addition-outputs.json.',
  first:
    'here is the share of right digits of every size. Bet on the share of sums that are wholly right, then see ' +
    'whether the curve climbs or leaps.',
  viewsLabel: 'What the laboratory shows',
  views: { measures: 'Three measures', log: 'The answers', own: 'Your measure' },
  digits: 'Digits per number',
  carry: 'Carries',
  carries: { any: 'at random', none: 'without a carry', some: 'with a carry' },
  run: 'Training seed',
  runs: { all: 'all', '1337': '1337', '1': '1', '2': '2' },
  size: 'Size',
  kept: 'answers kept at training',
  parameters: 'N, position embeddings left out',
  counted: (sums, sizes, runs) =>
    `${sums} sums never seen in training, ${sizes} sizes, ${runs} training run${plural('en', runs)} in all.`,
  seeds: (list) => `Seeds per size: ${list}.`,
  measures: {
    exact: 'Sums wholly right',
    digit: 'Right digits',
    likelihood: 'ln p of the right answer',
    product: 'product of the probabilities',
  },
  printed: (digits) => `Sums of two ${digits}-digit numbers, mean of the seeds`,
  means: 'mean of the seeds; the bar goes from the lowest to the highest',
  measured: 'measured',
  point: (name, size, value, range) => `${name}, ${size} parameters: ${value}${range}`,
  range: (low, high) => ` (${low} to ${high} depending on the seed)`,
  exactSummary:
    'The share of sums wholly right against size, and what the product of the digits’ probabilities foretells.',
  digitSummary: 'The share of right digits, each read after the right ones, against size.',
  likelihoodSummary: 'The logarithm of the probability of the right answer, mean over the sums, against size.',
  step: (from, to, share) => `The steepest step, from ${from} to ${to}, makes ${share} of the climb.`,
  flat: 'The largest size does no better than the smallest: there is no climb to share out.',
  bet: {
    title: 'Your bet',
    lead: (name, share, digits) =>
      `At ${name} parameters, ${share} of the digits are right. How many sums of two ${digits}-digit numbers are ` +
      'wholly right?',
    field: 'Sums wholly right',
    go: 'Bet and see',
    again: 'Bet again',
    measured: (name, value) => `${name} parameters: ${value} of the sums are wholly right.`,
    yours: (value, gap) => `Your bet: ${value}, off by ${gap} points.`,
    power: (value) => `p to the power k, as if errors were independent and all digits equally hard: ${value}.`,
    product: (value) =>
      `Product of the probabilities that the model gives the right digits, mean over the sums: ${value}.`,
  },
  log: {
    title: (size, seed) => `The answers of size ${size}, seed ${seed}`,
    problem: 'Sum',
    written: 'Written',
    right: 'Right',
    probability: 'p of each digit, then of the end',
    product: 'Product',
    yes: 'right',
    no: 'wrong',
    nothing: '(nothing)',
    count: (shown, all) => `The first ${shown} sums of ${all}.`,
    more: 'All the answers as a table',
    together: 'The measures of these answers',
    ask: 'Have the five sizes that run here answer',
    again: 'Have them answer again',
    progress: (done, total) => `${done} answers of ${total}`,
    live: (sizes, seed) => `Answered in this page: ${sizes} (seed ${seed}).`,
    elsewhere: (seed) => `Only sizes of seed ${seed} answer in this page.`,
    own: 'Your own sum',
    ownLabel: 'Two numbers with as many digits each, five at most',
    ownOrigin: 'The five sizes that run here have answered a sum.',
    ownCaption: (sum, right) => `${sum} = ${right}, by the five sizes that run here`,
    problems: {
      form: 'Write a sum of two whole numbers, for instance 347+285.',
      lengths: 'Both numbers must have as many digits: these models have learnt no other sums.',
      long: 'Five digits at most: these models have learnt nothing longer.',
    },
  },
  own: {
    lead:
      'Write a measure in JavaScript. p is the list of the probabilities that the model gives each right digit, in ' +
      'the order in which it writes them, then the end; the value is averaged over the sums.',
    field: 'Your measure',
    go: 'Measure',
    running: 'Measuring…',
    presets: 'Try',
    named: {
      product: 'the product',
      mean: 'the mean',
      worst: 'the worst digit',
      log: 'the logarithm',
      strict: 'all or nothing',
    },
    chart: 'Your measure against size',
    summary: 'The mean of your measure over the sums, against the size of the model.',
    problems: {
      empty: 'Write an expression, for instance p[0].',
      syntax: (text) => `This expression cannot be read: ${text}`,
      threw: (text) => `The expression raised an error: ${text}`,
      timeout: 'The expression gave no value in time: it was stopped.',
      unavailable: 'The sandbox did not start: your browser may block frames or workers. Reload the page.',
      'not-number': 'The expression must be a number for every sum; this one is something else.',
      'not-finite': 'The expression is sometimes infinite or NaN: a logarithm of zero, a division by zero?',
      network: 'The expression tried to reach the network: the sandbox forbids it.',
      storage: 'The expression tried to reach the browser’s storage: the sandbox forbids it.',
      page: 'The expression tried to reach the page: the sandbox has none.',
      output: 'The expression returns or prints far more than a number per sum: it was stopped.',
    },
  },
} satisfies Strings<typeof fr>;
