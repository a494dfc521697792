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
  /** index of the first wrong, superfluous or missing step; −1 when none is, or when there is nothing to compare */
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

export type Mark = 'right' | 'wrong';

/** Index of the token whose digit makes `reading` change: the one before the token that completes it. */
function completedAt<T>(texts: readonly string[], reading: (soFar: string) => T, until: (value: T) => boolean): number {
  let soFar = '';
  return texts.findIndex((text) => {
    soFar += text;
    return until(reading(soFar));
  });
}

/** Which tokens hold the conclusion's digit and the first wrong step's: index of the token → mark. */
export function marksOf(texts: readonly string[], language: Locale, problem: ReadProblem | null): Map<number, Mark> {
  const marks = new Map<number, Mark>();
  if (!problem) return marks;
  const { right, answer, steps, firstWrong } = judge(texts.join(''), language, problem);
  // a step may also be missing: nothing to mark
  if (firstWrong >= 0 && firstWrong < steps.length) {
    const end = completedAt(
      texts,
      (soFar) => stepsOf(soFar, language).length,
      (count) => count > firstWrong,
    );
    marks.set(end - 1, 'wrong');
  }
  if (answer !== null) {
    const end = completedAt(
      texts,
      (soFar) => answerOf(soFar, language),
      (value) => value !== null,
    );
    marks.set(end - 1, right ? 'right' : 'wrong');
  }
  return marks;
}
