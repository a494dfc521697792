/** A small exercise of each kind and a progress that lives in memory, for the tests of the views. */

import type { Localized } from '../i18n/index.ts';
import { defineState, int, seed } from '../lab/state.ts';
import { createProgress, type ProgressStore } from '../progress/index.ts';
import { memoryStore } from '../progress/memory.ts';
import { experimentOf } from './kinds/experiment/spec.ts';
import { defineExercise } from './types.ts';

const both = (text: string): Localized => ({ fr: text, en: text });

export const LEARNER = '3f2b8a4e-1c5d-4e6f-8a9b-0c1d2e3f4a5b';

export function testProgress(): ProgressStore {
  return createProgress(async () => memoryStore({ learner: LEARNER, exercises: {} }));
}

export const square = defineExercise({
  id: 'test.square',
  level: 1,
  paragraph: 'test',
  kind: 'numeric',
  title: both('Square'),
  statement: { fr: 'Quel est le carré de {n}, soit $x^2$ ?', en: 'What is the square of {n}, that is $x^2$?' },
  hints: [both('Hint one about {n}'), both('Hint two')],
  solution: both('It is {answer}.'),
  variant: (random) => ({ n: random.integer(3, 400) }),
  spec: {
    fields: [{}],
    tolerance: { kind: 'absolute', value: 0.001 },
    digits: 9,
    solve: ({ n }: { readonly n: number }) => [n * n],
    mistakes: [{ result: ({ n }) => [2 * n], text: both('That is *twice* {n}.') }],
  },
});

export const sides = defineExercise({
  id: 'test.sides',
  level: 1,
  paragraph: 'test',
  kind: 'numeric',
  title: both('Sides'),
  statement: both('Sides of a triangle, a square, a hexagon?'),
  hints: [],
  solution: both('{answer1} then {answer2} then {answer3}'),
  spec: {
    fields: ['Triangle', 'Square', 'Hexagon'].map((name) => ({ label: both(name), integer: true })),
    tolerance: { kind: 'absolute', value: 0 },
    digits: 2,
    solve: () => [3, 4, 6],
  },
});

export const colours = defineExercise({
  id: 'test.colours',
  level: 1,
  paragraph: 'test',
  kind: 'choice',
  title: both('Colours'),
  statement: both('Which are colours?'),
  hints: [both('Look up')],
  solution: both('Two of four.'),
  spec: {
    several: true,
    options: [
      { text: both('Red'), right: true, correction: both('Like blood') },
      { text: both('Blue'), right: true, correction: both('Like the sea') },
      { text: both('Seven'), right: false, correction: both('A number') },
      { text: both('Loud'), right: false, correction: both('A sound') },
    ],
  },
});

export const capital = defineExercise({
  id: 'test.capital',
  level: 1,
  paragraph: 'test',
  kind: 'choice',
  title: both('Capital'),
  statement: both('The capital of Australia?'),
  hints: [both('Not the largest')],
  solution: both('Neither of the largest two.'),
  spec: {
    several: false,
    options: [
      { text: both('Canberra'), right: true, correction: both('Chosen in 1908') },
      { text: both('Sydney'), right: false, correction: both('The largest *city*') },
      { text: both('Perth'), right: false, correction: both('On the other side') },
    ],
  },
});

export const tea = defineExercise({
  id: 'test.tea',
  level: 1,
  paragraph: 'test',
  kind: 'ordering',
  title: both('Tea'),
  statement: both('Make tea.'),
  hints: [both('Water first')],
  solution: both('Cup and water in either order.'),
  spec: {
    steps: () => [
      { id: 'boil', text: both('Boil *water*'), after: [] },
      { id: 'cup', text: both('Take a cup'), after: [] },
      { id: 'pour', text: both('Pour'), after: ['boil', 'cup'] },
      { id: 'drink', text: both('Drink'), after: ['pour'] },
    ],
    distractors: () => [{ id: 'fry', text: both('Fry'), why: both('Tea is not fried') }],
  },
});

export const animals = defineExercise({
  id: 'test.animals',
  level: 1,
  paragraph: 'test',
  kind: 'matching',
  title: both('Animals'),
  statement: both('What do they say?'),
  hints: [both('Listen')],
  solution: both('Old and young alike.'),
  spec: {
    lines: () => [
      { id: 'cow', text: both('A *cow*'), with: 'moo', why: both('Cows moo') },
      {
        id: 'dog',
        text: both('A dog'),
        with: 'woof',
        why: both('Dogs bark'),
        mistakes: { meow: both('That is a cat') },
      },
      { id: 'puppy', text: both('A puppy'), with: 'woof', why: both('So do young ones') },
    ],
    choices: () => [
      { id: 'moo', text: both('Moo') },
      { id: 'woof', text: both('`Woof`') },
      { id: 'meow', text: both('Meow') },
    ],
  },
});

export const spring = defineExercise({
  id: 'test.spring',
  level: 1,
  paragraph: 'test',
  kind: 'formula',
  title: both('Spring'),
  statement: both('Its period, of $m$ and $τ$?'),
  hints: [both('A root')],
  solution: both('$2π·√[m/τ]$'),
  spec: {
    symbol: 'T',
    names: [
      { name: 'm', from: 1, to: 9 },
      { name: 'tau', from: 0.1, to: 2 },
      { name: 'd_k', from: 1, to: 64, integer: true },
    ],
    tolerance: { kind: 'relative', value: 1e-6 },
    value: ({ m = 0, tau = 0, d_k = 0 }) => (2 * Math.PI * Math.sqrt(m / tau)) / d_k,
    right: () => ['2π√(m/τ)/d_k', '2pi sqrt(m) / (d_k √τ)', 'exp(ln(2π) + ln(m/tau)/2) / d_{k}'],
    mistakes: [
      { value: ({ m = 0, tau = 0, d_k = 0 }) => (2 * Math.PI * Math.sqrt(tau / m)) / d_k, text: both('Upside *down*') },
    ],
    wrong: () => ['2π√(τ/m)/d_k', '2π m/τ', '√(m - 20)'],
  },
});

export const essay = defineExercise({
  id: 'test.essay',
  level: 1,
  paragraph: 'test',
  kind: 'open',
  title: both('Essay'),
  statement: both('Why is the sky blue?'),
  hints: [],
  solution: both('Short waves are scattered more.'),
  spec: { words: 5, rubric: [both('Light is *scattered*'), both('More so where waves are short')] },
});

export const guess = defineExercise({
  id: 'test.guess',
  level: 1,
  paragraph: 'test',
  kind: 'prediction',
  title: both('Guess'),
  statement: both('How many times {n}?'),
  hints: [],
  solution: both('Three times.'),
  variant: (random) => ({ n: random.integer(3, 400) }),
  spec: {
    bet: {
      on: 'number',
      field: { unit: both('kg'), min: 0 },
      distance: { by: 'factor', close: 1.1, far: 4 },
      digits: 4,
    },
    result: ({ n }: { readonly n: number }) => 3 * n,
  },
});

export const winner = defineExercise({
  id: 'test.winner',
  level: 1,
  paragraph: 'test',
  kind: 'prediction',
  title: both('Winner'),
  statement: both('Who wins?'),
  hints: [],
  solution: both('The hare slept.'),
  spec: { bet: { on: 'choice', options: [both('Hare'), both('Tortoise')] }, result: () => 1 },
});

const dial = defineState('test-dial', { heat: int('heat', { min: 0, max: 9 }, 0), seed: seed(1) });
export const heat = defineExercise({
  id: 'test.heat',
  level: 1,
  paragraph: 'test',
  kind: 'experiment',
  usesLab: true,
  title: both('Heat'),
  statement: both('Set the heat.'),
  hints: [both('Higher')],
  solution: both('Seven.'),
  spec: experimentOf({
    state: dial,
    counts: ['heat'],
    shown: ({ heat: at }) => [{ label: 'Heat', value: String(at) }],
    judge: async ({ heat: at }) => ({ score: at === 7 ? 1 : 0, messages: [{ text: both(`It is ${at}.`) }] }),
    right: () => [{ heat: 7 }],
    wrong: () => [{ heat: 6 }],
  }),
});

export const double = defineExercise({
  id: 'test.double',
  level: 1,
  paragraph: 'test',
  kind: 'code',
  title: both('Double'),
  statement: both('Write `double(xs)`.'),
  hints: [both('Use map')],
  solution: both('Map.'),
  spec: {
    functionName: 'double',
    starter: {
      fr: 'function double(xs: number[]): number[] {\n  // à vous\n}\n',
      en: 'function double(xs: number[]): number[] {\n  // yours\n}\n',
    },
    model: both('const double = (xs: number[]): number[] => xs.map((x) => 2 * x);'),
    tolerance: 1e-9,
    callMilliseconds: 1000,
    tests: [
      {
        name: both('Two numbers'),
        visible: true,
        advice: both('Look at the second'),
        make: () => ({ args: [[1, 2]], expected: [2, 4] }),
      },
      {
        name: both('Any numbers'),
        visible: false,
        advice: both('Any length'),
        make(random) {
          const xs = Array.from({ length: random.integer(3, 6) }, () => random.normal());
          return { args: [xs], expected: xs.map((x) => 2 * x) };
        },
      },
    ],
  },
});
