/** Exercises answered by a computation. */
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

function drawSteps(random: Random) {
  const steps = random.integer(5, 14);
  const sure = random.pick([0.9, 0.92, 0.95, 0.97, 0.98]);
  return { steps, sure, missed: 1 - sure };
}

export const everyStep = defineExercise({
  id: 'chain.every-step',
  level: 1,
  paragraph: 'why-writing-helps',
  kind: 'numeric',
  ...frame((t) => t.everyStep),
  variant: drawSteps,
  variants: {
    draw: drawSteps,
    seeds: [
      1, 3, 5, 6, 7, 8, 11, 12, 13, 14, 19, 21, 23, 25, 29, 31, 38, 39, 40, 45, 47, 49, 58, 64, 81, 92, 93, 97, 120,
      142,
    ],
  },
  spec: {
    fields: [{}],
    tolerance: { kind: 'absolute', value: 0.006 },
    digits: 3,
    percent: 1,
    solve: ({ steps, sure }: { readonly steps: number; readonly sure: number; readonly missed: number }) => [
      sure ** steps,
    ],
    mistakes: [
      { result: ({ sure }) => [sure], text: text((t) => t.everyStep.one) },
      { result: ({ steps, missed }) => [1 - steps * missed], text: text((t) => t.everyStep.added) },
      { result: ({ steps, missed }) => [1 - missed ** steps], text: text((t) => t.everyStep.some) },
    ],
  },
});

/** Chance that more than half of n independent chains are right, each with chance p. */
export function majorityChance(p: number, n: number): number {
  let choose = 1;
  let sum = 0;
  for (let k = 0; k <= n; k++) {
    if (k > n / 2) sum += choose * p ** k * (1 - p) ** (n - k);
    choose = (choose * (n - k)) / (k + 1);
  }
  return sum;
}

function drawVoters(random: Random) {
  const right = random.pick([0.3, 0.35, 0.4, 0.45, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8]);
  return { right, wrong: 1 - right };
}

export const threeVoters = defineExercise({
  id: 'chain.three-voters',
  level: 2,
  paragraph: 'voting',
  kind: 'numeric',
  ...frame((t) => t.threeVoters),
  variant: drawVoters,
  variants: { draw: drawVoters, seeds: [1, 3, 4, 5, 6, 8, 10, 20, 23, 31] },
  spec: {
    fields: [{}],
    tolerance: { kind: 'absolute', value: 0.006 },
    digits: 3,
    percent: 1,
    solve: ({ right }: { readonly right: number; readonly wrong: number }) => [majorityChance(right, 3)],
    mistakes: [
      { result: ({ right }) => [right ** 3], text: text((t) => t.threeVoters.all) },
      { result: ({ right, wrong }) => [right ** 3 + right ** 2 * wrong], text: text((t) => t.threeVoters.ordered) },
      { result: ({ wrong }) => [1 - wrong ** 3], text: text((t) => t.threeVoters.any) },
    ],
  },
});

const TRUE = ['context', 'serial', 'cost'] as const;
const FALSE = ['weights', 'faithful', 'layers'] as const;

export const whyWrite = defineExercise({
  id: 'chain.why-write',
  level: 1,
  paragraph: 'why-writing-helps',
  kind: 'choice',
  ...frame((t) => t.whyWrite),
  spec: {
    several: true,
    options: [...TRUE, ...FALSE].map((name) => ({
      text: text((t) => t.whyWrite.options[name].text),
      correction: text((t) => t.whyWrite.options[name].correction),
      right: TRUE.some((own) => own === name),
    })),
  },
});
