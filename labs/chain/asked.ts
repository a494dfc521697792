/** What the state asks the model: the problem, its prompts, the changed step. */
import { FORMS, type Form, serialPrompt } from '@kit/tasks/chain.ts';
import type { SerialProblem } from '@kit/tasks/serial.ts';
import { type Change, within, wrongValue } from './edit.ts';
import { isRead, questionOf, type ReadProblem, statementOf } from './problem.ts';
import type { LabState } from './state.ts';
import { readStatement, type Statement } from './statement/read.ts';
import { itemOf } from './studies.ts';

export interface AskedProblem extends Statement {
  /** what the reader sees and may edit */
  readonly statement: string;
  readonly shots: readonly SerialProblem[];
  readonly prompts: Readonly<Record<Form, string>>;
}

export function askedBy(state: Pick<LabState, 'language' | 'depth' | 'seed' | 'text'>): AskedProblem {
  const { language, depth } = state;
  const drawn = itemOf(state, depth, 0);
  const statement = state.text ?? statementOf(drawn.problem);
  const asked = { problem: { language, question: questionOf(statement, language) }, shots: drawn.shots };
  const prompts = Object.fromEntries(FORMS.map((form) => [form, serialPrompt(asked, form)])) as Record<Form, string>;
  return { ...readStatement(statement, language), statement, shots: drawn.shots, prompts };
}

/** The reader's statement is not one that training could have shown. Drawn ones are, but for their number of steps. */
export function isOutside({ remarks, problem }: Statement): boolean {
  return !isRead(problem) || remarks.length > 0;
}

/** The right answer's problem; null when the book cannot read it. */
export function knownProblem({ problem }: AskedProblem): ReadProblem | null {
  return isRead(problem) ? problem : null;
}

/** The change asked for, inside the problem; without a value of the reader's, the right one plus one. */
export function changeOf({ step, value }: Pick<LabState, 'step' | 'value'>, problem: ReadProblem): Change {
  const { at } = within({ at: step, value: 0 }, problem);
  return { at, value: value ?? wrongValue(problem, at, 0) };
}
