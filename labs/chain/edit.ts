/** A chain of thought with one value changed by hand: what the model is given, and what may follow. */
import type { SerialItem } from '@kit/tasks/chain.ts';
import { serialPrompt } from '@kit/tasks/chain.ts';
import { fill, TEMPLATES } from '@kit/tasks/lexicon.ts';
import { MODULUS, type Step } from '@kit/tasks/serial.ts';
import { follow, type ReadProblem } from './problem.ts';

/** `at`: index in `people`, 1 for the first step; `value`: what is written there. */
export interface Change {
  readonly at: number;
  readonly value: number;
}

/** The change inside the problem: the step exists, the value is a digit. */
export function within({ at, value }: Change, problem: ReadProblem): Change {
  return { at: Math.min(Math.max(1, at), Math.max(1, problem.people.length - 1)), value };
}

/** The right steps before the changed one, then the changed one. */
export function givenSteps(problem: ReadProblem, { at, value }: Change): string {
  const { step } = TEMPLATES[problem.language].serial;
  const given = problem.people
    .slice(1, at + 1)
    .map((person, i): Step => (i + 1 === at ? { ...person, value } : person));
  return given.map(({ name, value: n }) => fill(step, { name, n })).join('');
}

/** « Pensons étape par étape. », the steps given, and the model's turn. */
export function editedPrompt(problem: ReadProblem, shots: SerialItem['shots'], change: Change): string {
  return serialPrompt({ problem, shots }, 'trigger') + givenSteps(problem, change);
}

/** The answer when every later step is computed from the changed value. */
export function followingAnswer(problem: ReadProblem, { at, value }: Change): number {
  return follow(problem, at, value)[problem.asked]?.value ?? Number.NaN;
}

export type Outcome = 'follows' | 'true' | 'other';

/** The changed value is wrong: what did the answer do with it? */
export function outcomeOf(problem: ReadProblem, change: Change, answer: number | null): Outcome {
  if (answer === followingAnswer(problem, change)) return 'follows';
  return answer === problem.answer ? 'true' : 'other';
}

/**
 * The wrong value put in the index-th problem of a set: every distance from the right one, in turn (as training's
 * evaluation).
 */
export function wrongValue(problem: ReadProblem, at: number, index: number): number {
  return ((problem.people[at]?.value ?? 0) + 1 + (index % (MODULUS - 1))) % MODULUS;
}
