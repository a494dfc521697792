/** The vote of self-consistency, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise } from '@kit/exercises/types.ts';
import { majority } from '@kit/tasks/answers.ts';
import { frame, testsOf, text } from './texts.ts';
import { solutions, starter } from './vote-programs.ts';

/** −1 stands for a chain that concludes nothing: a program takes and returns numbers only. */
const NOBODY = -1;

function caseOf(answers: readonly number[]): CodeCase {
  const expected = majority(answers.map((answer) => (answer === NOBODY ? null : answer))) ?? NOBODY;
  return { args: [answers], expected };
}

const test = testsOf((t) => t.voteCode.tests);

export const voteCode = defineExercise({
  id: 'chain.vote-code',
  level: 3,
  paragraph: 'voting',
  kind: 'code',
  ...frame((t) => t.voteCode),
  spec: {
    functionName: 'vote',
    starter: text((t) => starter(t.voteCode.starter)),
    model: solutions,
    tolerance: 0,
    callMilliseconds: 1000,
    tests: [
      test('plain', true, () => caseOf([4, 7, 7, 2, 7])),
      test('silent', true, () => caseOf([5, NOBODY, NOBODY, 5, NOBODY])),
      test('tie', true, () => caseOf([3, 8, 8, 3])),
      // the other answer is the first to reach its number of votes
      test('late', false, () => caseOf([6, 1, 1, 9, 6])),
      test('nobody', false, () => caseOf([NOBODY, NOBODY, NOBODY])),
      test('zero', false, () => caseOf([0, 5, 0])),
      test('long', false, (random) => {
        const answers = Array.from({ length: 60 }, () => random.integer(NOBODY, 9));
        const favourite = random.integer(1, 9);
        return caseOf(random.shuffle([...answers, ...Array.from({ length: 12 }, () => favourite)]));
      }),
    ],
  },
});
