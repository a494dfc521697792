/** What the exercises ask: of one log, of a curve's steepest step, of a measure that the reader writes. */
import { curveOf, steepest } from './curve.ts';
import type { KeptRun, Outputs } from './kept.ts';
import { answersOf, chosen, MEASURE, MEASURES } from './log.ts';
import { probabilities } from './own-measure.ts';
import { CARRIES, LENGTHS } from './state.ts';

/** as a reader writes them, and as they are computed here */
export const OWN = [
  { code: 'p[0]', of: (p: readonly number[]) => p[0] ?? Number.NaN },
  { code: 'p[1]', of: (p: readonly number[]) => p[1] ?? Number.NaN },
  { code: 'p[p.length - 2]', of: (p: readonly number[]) => p.at(-2) ?? Number.NaN },
  { code: 'Math.min(...p)', of: (p: readonly number[]) => Math.min(...p) },
  { code: 'p[0] * p[1]', of: (p: readonly number[]) => (p[0] ?? Number.NaN) * (p[1] ?? Number.NaN) },
] as const;

const short = (value: number) => Number(value.toPrecision(12));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** an answer that a guess of 0 or of 100 % would not find, and that the lab shows with digits enough */
const telling = (value: number) => value > 0.01 && value < 0.99;

export function asked(outputs: Outputs) {
  const settings = LENGTHS.flatMap((digits) => CARRIES.map((carry) => ({ digits, carry })));
  const answers = (run: KeptRun, { digits, carry }: (typeof settings)[number]) =>
    answersOf(outputs, run, digits, chosen(outputs, digits, carry));
  const logs = settings.flatMap((setting) =>
    outputs.runs.flatMap((run) => {
      const log = answers(run, setting);
      const [exact, product] = [MEASURE.exact(log), MEASURE.product(log)];
      const row = { ...setting, size: run.size, seed: run.seed, exact: short(exact), product: short(product) };
      return telling(exact) && telling(product) ? [row] : [];
    }),
  );
  const read = (of: (run: KeptRun) => number) =>
    curveOf(outputs.runs.map((run) => ({ size: run.size, x: run.parameters, seed: run.seed, value: of(run) })));
  const steps = settings.flatMap((setting) =>
    MEASURES.flatMap((measure) => {
      const step = steepest(read((run) => MEASURE[measure](answers(run, setting))));
      return step ? [{ ...setting, measure, from: step.from.size, to: step.to.size, share: short(step.share) }] : [];
    }),
  );
  const own = settings.flatMap((setting) =>
    OWN.flatMap(({ code, of }) =>
      read((run) => mean(answers(run, setting).map((answer) => of(probabilities(answer)))))
        .filter(({ y }) => telling(y))
        .map(({ size, y }) => ({ ...setting, size, code, value: short(y) })),
    ),
  );
  return { logs, steps, own };
}
