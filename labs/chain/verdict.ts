/** What a completion concludes, against what is right. */
import type { Locale } from '@kit/i18n/index.ts';
import { answerOf, firstWrongStep, stepsOf } from '@kit/tasks/answers.ts';
import type { Step } from '@kit/tasks/serial.ts';
import type { ReadProblem } from './problem.ts';

export interface Verdict {
  /** null: no conclusion could be read */
  readonly answer: number | null;
  /** null: the problem has no right answer known to the book */
  readonly right: boolean | null;
  readonly steps: readonly Step[];
  /** index of the first wrong or superfluous step; −1 when none is, or when there is nothing to compare */
  readonly firstWrong: number;
}

export function judge(text: string, language: Locale, problem: ReadProblem | null): Verdict {
  const answer = answerOf(text, language);
  const steps = stepsOf(text, language);
  if (!problem) return { answer, right: null, steps, firstWrong: -1 };
  // a completion without any step has none that is wrong
  const firstWrong = steps.length > 0 ? firstWrongStep(problem, steps) : -1;
  return { answer, right: answer === problem.answer, steps, firstWrong };
}
