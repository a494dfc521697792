/** Exercises answered by a formula of the text, on paper. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

/** alias, not interface: only it is assignable to the index signature of `Values` */
type Weight = { readonly bits: number; readonly low: number; readonly high: number; readonly weight: number };

/** eq. (quantization) of the text, before rounding: weight and zero point in steps */
function inSteps({ bits, low, high, weight }: Weight) {
  const step = (high - low) / (2 ** bits - 1);
  return { step, weight: weight / step, zero: -low / step };
}

const affine = (asked: Weight) => {
  const { step, weight, zero } = inSteps(asked);
  const z = Math.round(zero);
  const code = Math.round(weight) + z;
  return { code, read: step * (code - z), step, z };
};

/** From a half: the nearest level must not depend on the last digit of a calculation by hand. */
const clear = (x: number) => Math.abs(x - Math.floor(x) - 0.5) > 0.1;

export const byHand = defineExercise({
  id: 'quantise.by-hand',
  level: 1,
  paragraph: 'scale-and-zero-point',
  kind: 'numeric',
  ...frame((t) => t.byHand),
  variant(random): Weight {
    for (;;) {
      const bits = random.pick([3, 4, 5]);
      const [low, high] = [-random.integer(2, 9) / 10, random.integer(2, 12) / 10];
      const weight = random.integer(Math.round(80 * low), Math.round(80 * high)) / 100;
      const asked = { bits, low, high, weight };
      const steps = inSteps(asked);
      if (clear(steps.weight) && clear(steps.zero) && Math.round(steps.weight) !== 0) return asked;
    }
  },
  spec: {
    fields: [{ label: text((t) => t.byHand.code), integer: true }, { label: text((t) => t.byHand.read) }],
    tolerance: { kind: 'absolute', value: 0.002 },
    digits: 4,
    solve(asked: Weight) {
      const { code, read } = affine(asked);
      return [code, read];
    },
    mistakes: [
      {
        result(asked) {
          const { code, z, read } = affine(asked);
          return [code - z, read];
        },
        text: text((t) => t.byHand.noZero),
      },
      {
        result(asked) {
          const { code, step } = affine(asked);
          return [code, step * code];
        },
        text: text((t) => t.byHand.readWithout),
      },
    ],
  },
});

type Stored = { readonly billions: number; readonly bits: number; readonly group: number };

export const bitsPerWeight = defineExercise({
  id: 'quantise.bits-per-weight',
  level: 1,
  paragraph: 'scale-and-zero-point',
  kind: 'numeric',
  ...frame((t) => t.bitsPerWeight),
  variant: (random): Stored => ({
    billions: random.pick([3, 7, 8, 13, 14, 34, 70, 120]),
    bits: random.pick([2, 3, 4, 6, 8]),
    group: random.pick([16, 32, 64, 128]),
  }),
  spec: {
    fields: [
      { label: text((t) => t.bitsPerWeight.mean), min: 0 },
      { label: text((t) => t.bitsPerWeight.size), unit: text((t) => t.giga), min: 0 },
    ],
    tolerance: { kind: 'relative', value: 0.002 },
    digits: 4,
    solve({ billions, bits, group }: Stored) {
      const mean = bits + (16 + bits) / group;
      return [mean, (billions * mean) / 8];
    },
    mistakes: [
      {
        result({ billions, bits, group }) {
          const mean = bits + 16 / group;
          return [mean, (billions * mean) / 8];
        },
        text: text((t) => t.bitsPerWeight.noZero),
      },
      { result: ({ billions, bits }) => [bits, (billions * bits) / 8], text: text((t) => t.bitsPerWeight.codesOnly) },
    ],
  },
});
