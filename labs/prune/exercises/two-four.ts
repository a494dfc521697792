/** 2:4 by hand: a function that the reader writes. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import type { Localized } from '@kit/i18n/index.ts';
import { frame, testsOf, text } from './texts.ts';

type Row = readonly number[];

/** The two largest |w|·‖x‖ of every four stay, among equals the later; a rest shorter than four is a group too. */
function reference(w: Row, norms: Row): number[] {
  const out = w.map(() => 0);
  for (let from = 0; from < w.length; from += 4) {
    const group = w.slice(from, from + 4).map((_, i) => from + i);
    const score = (i: number) => Math.abs(w[i] as number) * (norms[i] as number);
    const order = [...group].sort((a, b) => score(b) - score(a) || b - a);
    for (const i of order.slice(0, 2)) out[i] = w[i] as number;
  }
  return out;
}

const caseOf = (w: Row, norms: Row): CodeCase => ({ args: [w, norms], expected: reference(w, norms) });
const test = testsOf((t) => t.twoFour.tests);
const ones = (length: number): number[] => Array.from({ length }, () => 1);

const drawn =
  (groups: number, equal = false) =>
  (random: Random): CodeCase => {
    const w = random.matrix(1, 4 * groups)[0] ?? [];
    return caseOf(w, equal ? ones(w.length) : w.map(() => 0.1 + Math.abs(random.normal())));
  };

const starter = (comment: Readonly<Record<'given' | 'returns' | 'todo', string>>) =>
  `// ${comment.given}
// ${comment.returns}
function prune24(w: number[], norms: number[]): number[] {
  // ${comment.todo}
  return w;
}
`;

const program = (comment: string) => `function prune24(w: number[], norms: number[]): number[] {
  const out = w.map(() => 0);
  for (let from = 0; from < w.length; from += 4) {
    // ${comment}
    const order = [0, 1, 2, 3].map((i) => from + i);
    order.sort((a, b) => Math.abs(w[b]) * norms[b] - Math.abs(w[a]) * norms[a]);
    for (const i of order.slice(0, 2)) out[i] = w[i];
  }
  return out;
}
`;

export const solutions: Localized = {
  fr: program('les quatre places du groupe, du plus grand score au plus petit'),
  en: program('the four places of the group, from the largest score to the smallest'),
};

export const twoFour = defineExercise({
  id: 'prune.two-four',
  level: 3,
  paragraph: 'sparsity',
  kind: 'code',
  ...frame((t) => t.twoFour),
  spec: {
    functionName: 'prune24',
    starter: text((t) => starter(t.twoFour.starter)),
    model: solutions,
    tolerance: 1e-12,
    callMilliseconds: 2000,
    untouched: ['w', 'norms'],
    tests: [
      test('chapter', true, () => caseOf([0.1, -0.7, 0.3, 0.05], ones(4))),
      test('norms', true, () => caseOf([0.1, -0.7, 0.3, 0.05], [9, 1, 1, 30])),
      test('groups', false, drawn(2, true)),
      test('signs', false, (random) =>
        caseOf(
          [-3, -0.2, 0.1, -2].map((w) => w * random.integer(1, 5)),
          ones(4),
        ),
      ),
      test('inputs', false, drawn(3)),
      test('large', false, drawn(160)),
    ],
  },
});
