/** One row of softmax(q·Kᵀ/√d_k), with scores that divide evenly. */
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { softmax } from '@kit/math/softmax.ts';
import { frame, text } from './texts.ts';

/** Three decimals are asked: one unit of the last, and the rounding of an exponential on the way. */
const TOLERANCE = 0.002;
/** Apart enough that a mistake is never taken for a right answer rounded too early. */
const DISTINCT = 0.018;

function draw(random: Random) {
  const dk = random.pick([4, 9, 16, 25]);
  const root = Math.sqrt(dk);
  const count = random.integer(3, 4);
  const scaled = random.shuffle([-1, 0, 1, 1.5, 2, 3]).slice(0, count);
  const scores = scaled.map((score) => score * root);
  const exponentials = scaled.map(Math.exp);
  return {
    dk,
    root,
    count,
    scaled,
    scores,
    exponentials,
    sum: exponentials.reduce((a, b) => a + b, 0),
    /** counted from 1, as the reader does */
    key: random.integer(1, count),
  };
}
type Values = ReturnType<typeof draw>;

const weight = ({ key, scores }: Values, divisor: number) =>
  softmax(scores.map((s) => s / divisor))[key - 1] ?? Number.NaN;
const right = (values: Values) => weight(values, values.root);
const MISTAKES = {
  unscaled: (values: Values) => weight(values, 1),
  byWidth: (values: Values) => weight(values, values.dk),
  noExponential: ({ key, scores }: Values) => (scores[key - 1] ?? 0) / scores.reduce((a, b) => a + b, 0),
};

/** A variant where a known mistake gives the right answer would teach it. */
function tells(values: Values): boolean {
  return Object.values(MISTAKES).every((mistake) => {
    const result = mistake(values);
    return Number.isFinite(result) && Math.abs(result - right(values)) >= DISTINCT;
  });
}

export const softmaxRow = defineExercise({
  id: 'attention.softmax-row',
  level: 1,
  paragraph: 'attention-step-by-step',
  kind: 'numeric',
  ...frame((t) => t.softmaxRow),
  variant(random) {
    let values = draw(random);
    while (!tells(values)) values = draw(random);
    return values;
  },
  spec: {
    fields: [{}],
    tolerance: { kind: 'absolute', value: TOLERANCE },
    digits: 3,
    solve: (values: Values) => [right(values)],
    mistakes: [
      { result: (values) => [MISTAKES.unscaled(values)], text: text((t) => t.softmaxRow.unscaled) },
      { result: (values) => [MISTAKES.byWidth(values)], text: text((t) => t.softmaxRow.byWidth) },
      { result: (values) => [MISTAKES.noExponential(values)], text: text((t) => t.softmaxRow.noExponential) },
    ],
  },
});
