import type { Strings } from '@kit/i18n/index.ts';
import type fr from './fr.ts';

/** The reader's own law, same keys as in French. */
export default {
  lead: (first, last, predicted) =>
    `Four models, from ${first} to ${last} parameters, learn the text of this book here, in both languages. Their ` +
    `law predicts the loss of a fifth model, of ${predicted}: train it next, and see. Allow one to three minutes in ` +
    'all.',
  go: 'Train the four',
  goFifth: (name) => `Train the fifth (${name})`,
  pause: 'Pause',
  goOn: 'Go on',
  stop: 'Stop',
  resume: 'Go on where it was',
  again: 'Start again with another seed',
  running: 'Training under way',
  paused: 'Training paused',
  progress: (done, total) => `${done} steps of ${total}`,
  failed: 'Training broke off. What was learned is kept: go on.',
  seed: (seed) => `Seed ${seed}: it draws the first weights and the passages read.`,
  curves: 'The loss of each size, as it trains',
  step: 'Step',
  nats: 'Loss of the batches, mean of twenty steps, nats per token',
  size: (name) => `${name} parameters`,
  point: (name, step, loss) => `${name}, step ${step}: ${loss} nats per token`,
  chart: 'Loss against size, and your law',
  count: 'N, position embeddings left out',
  bits: 'Loss on the held-out passages, bits per byte',
  series: { measured: 'measured', predicted: 'predicted', truth: 'the fifth, measured' },
  place: (name, size, loss) => `${name}, ${size} parameters: ${loss} bits per byte`,
  predicted: (name, value, interval) =>
    `The law predicts ${value} bits per byte at ${name} parameters, 90% interval ${interval}.`,
  truth: (value, error) => `Measured: ${value} bits per byte. The prediction is ${error} off.`,
  within: 'The measurement is within the interval.',
  outside:
    'The measurement is outside the interval: even well made, it misses one in ten, and it supposes that the line ' +
    'holds beyond the four points.',
  method:
    'The interval is one of prediction: it counts the scatter of the four points around their line, into which the ' +
    'chance of seeds enters, that which the fifth measurement will have of its own, and the uncertainty of the line, ' +
    'which grows with the distance. Four points say little of their own scatter: Student’s factor is 2.92.',
  recorded: 'measured on an earlier state of the text',
  spread: (seeds, median, largest, within, share) =>
    `Over ${seeds} seeds tried for this book, the median error was ${median}, the largest ${largest}, and the ` +
    `measurement was within the interval ${within} times, that is ${share}.`,
  flat: (error) => `A bet that the fifth does no better than the largest of the four would have been ${error} off.`,
} satisfies Strings<typeof fr>;
