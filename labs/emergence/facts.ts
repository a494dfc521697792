/** What the text quotes of the kept answers, by digits, size and seed: sums drawn as in training. */
import { answersOf, byShare, chosen, MEASURE } from './log.ts';
import { outputs } from './recorded.ts';
import { LENGTHS } from './state.ts';

const kept = await outputs();

export const facts = Object.fromEntries(
  LENGTHS.map((digits) => [
    digits,
    Object.fromEntries(
      kept.runs.map((run) => {
        const answers = answersOf(kept, run, digits, chosen(kept, digits, 'any'));
        return [`${run.size}-${run.seed}`, { exact: MEASURE.exact(answers), power: byShare(answers) }];
      }),
    ),
  ]),
);
