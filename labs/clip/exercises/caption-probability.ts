/** One row of softmax(s/τ) by hand: what temperature does to three cosines. */
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { softmaxOf } from './reference.ts';
import { frame, text } from './texts.ts';

/** Three decimals are asked: one unit of the last, and the rounding of an exponential on the way. */
const TOLERANCE = 0.002;
/** Apart enough that a mistake is never taken for a right answer rounded too early. */
const DISTINCT = 0.018;

function draw(random: Random) {
  const temperature = random.pick([0.02, 0.04, 0.05, 0.1]);
  // multiples of τ/2: the quotients are short numbers
  const quotients = random.shuffle([1, 2, 2.5, 3, 4]).slice(0, 3);
  const cosines = quotients.map((q) => Number((q * temperature).toFixed(3)));
  const exponentials = quotients.map(Math.exp);
  return {
    temperature,
    cosines,
    quotients,
    exponentials,
    sum: exponentials.reduce((a, b) => a + b, 0),
    /** counted from 1, as the reader does */
    caption: random.integer(1, 3),
  };
}
type Values = ReturnType<typeof draw>;

const at = (values: Values, scores: readonly number[]) => softmaxOf(scores)[values.caption - 1] ?? Number.NaN;
const right = (values: Values) => at(values, values.quotients);
const MISTAKES = {
  untempered: (values: Values) => at(values, values.cosines),
  multiplied: (values: Values) =>
    at(
      values,
      values.cosines.map((s) => s * values.temperature),
    ),
  noExponential: ({ caption, cosines }: Values) => (cosines[caption - 1] ?? 0) / cosines.reduce((a, b) => a + b, 0),
};

/** A variant where a known mistake gives the right answer would teach it. */
function tells(values: Values): boolean {
  return Object.values(MISTAKES).every((mistake) => Math.abs(mistake(values) - right(values)) >= DISTINCT);
}

export const captionProbability = defineExercise({
  id: 'clip.caption-probability',
  level: 2,
  paragraph: 'shared-space',
  kind: 'numeric',
  ...frame((t) => t.captionProbability),
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
      { result: (values) => [MISTAKES.untempered(values)], text: text((t) => t.captionProbability.untempered) },
      { result: (values) => [MISTAKES.multiplied(values)], text: text((t) => t.captionProbability.multiplied) },
      { result: (values) => [MISTAKES.noExponential(values)], text: text((t) => t.captionProbability.noExponential) },
    ],
  },
});
