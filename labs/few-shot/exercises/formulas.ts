/** The two exercises done on paper: what a call with examples costs, how examples settle a doubt. */
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

type Costs = { readonly examples: number; readonly corpus: number; readonly epochs: number };

const drawCosts =
  (leastEpochs: number) =>
  (random: Random): Costs => {
    // whole results
    const examples = 100 * random.integer(2, 20);
    return { examples, corpus: examples * random.integer(100, 900), epochs: random.integer(leastEpochs, 4) };
  };

/** 2N·n operations a call against 6N·D once: the number N of parameters cancels out. */
export const breakEven = defineExercise({
  id: 'few-shot.break-even',
  level: 1,
  paragraph: 'learning-in-context',
  kind: 'numeric',
  ...frame((t) => t.breakEven),
  variant: drawCosts(1),
  // at least two passes, for the plural of the sentence
  variants: {
    draw: drawCosts(2),
    seeds: [4, 5, 8, 14, 15, 19, 20, 21, 24, 27, 32, 33, 35, 36, 38, 39, 43, 46, 48, 49],
  },
  spec: {
    fields: [{ unit: text((t) => t.breakEven.unit), min: 0 }],
    tolerance: { kind: 'relative', value: 0.01 },
    digits: 4,
    solve: ({ examples, corpus, epochs }: Costs) => [(6 * corpus * epochs) / (2 * examples)],
    mistakes: [
      {
        result: ({ examples, corpus, epochs }) => [(corpus * epochs) / examples],
        text: text((t) => t.breakEven.sameCost),
      },
      {
        result: ({ examples, corpus, epochs }) => [(2 * corpus * epochs) / (6 * examples)],
        text: text((t) => t.breakEven.inverted),
      },
    ],
  },
});

type Doubt = { readonly against: number; readonly ratio: number; readonly read: number };

/** Odds times likelihood ratios (Bayes). */
const posterior = ({ against, ratio, read }: Doubt) => {
  const odds = ratio ** read / against;
  return odds / (1 + odds);
};

export const bayes = defineExercise({
  id: 'few-shot.bayes',
  level: 2,
  paragraph: 'recognising-the-task',
  kind: 'numeric',
  ...frame((t) => t.bayes),
  variant(random) {
    const ratio = random.integer(3, 9);
    const read = random.integer(2, 3);
    // the doubt is not yet settled after those examples
    return { ratio, read, against: random.integer(Math.ceil(ratio ** read / 4), 2 * ratio ** read) };
  },
  spec: {
    fields: [{}],
    tolerance: { kind: 'absolute', value: 0.005 },
    digits: 3,
    percent: 1,
    solve: (doubt: Doubt) => [posterior(doubt)],
    mistakes: [
      { result: (doubt) => [posterior({ ...doubt, read: 1 })], text: text((t) => t.bayes.once) },
      {
        result: ({ against, ratio, read }) => [posterior({ against, ratio: ratio * read, read: 1 })],
        text: text((t) => t.bayes.added),
      },
    ],
  },
});
