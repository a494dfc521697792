/**
 * A serial problem, whose text the reader may edit (`statement/read.ts`): who has what, from whom, and the right
 * answer.
 */
import type { Locale } from '@kit/i18n/index.ts';
import { TEMPLATES } from '@kit/tasks/lexicon.ts';
import { MODULUS, type SerialProblem, type Step } from '@kit/tasks/serial.ts';
import { taskText } from '@kit/tokenizer/corpus-text.ts';

/** value = (value of person `of`) plus or times `operand`, modulo 10 */
export interface Operation {
  readonly times: boolean;
  readonly operand: number;
  /** index in `people` */
  readonly of: number;
}

export interface ReadProblem extends SerialProblem {
  /** of people[1], people[2]… */
  readonly operations: readonly Operation[];
  /** index in `people` of who is asked about */
  readonly asked: number;
}

/** Why a text has no right answer known to the book; `text` is the sentence or the name at fault. */
export interface Unread {
  readonly unread: 'sentence' | 'unknown' | 'twice' | 'no-question' | 'no-start';
  readonly text: string;
}

export function isRead(problem: ReadProblem | Unread): problem is ReadProblem {
  return !('unread' in problem);
}

/** What stands between « Question : » and « Réponse : » in a problem, without its first space. */
export function statementOf({ question, language }: Pick<SerialProblem, 'question' | 'language'>): string {
  const t = TEMPLATES[language].serial;
  return question.slice(t.question.length, question.length - t.answer.length).trimStart();
}

/**
 * Composed, one space between words, and the language's own before a question mark: what the model was taught to read.
 */
export function normalise(text: string, language: Locale): string {
  const single = taskText(text).replaceAll(/\s+/gu, ' ').trim();
  return single.replaceAll(/ ?\?/g, language === 'fr' ? '\u202f?' : '?');
}

/** The text as the model reads it. */
export function questionOf(text: string, language: Locale): string {
  const t = TEMPLATES[language].serial;
  return `${t.question} ${normalise(text, language)}${t.answer}`;
}

/** Values of everyone, the person `changed` holding `value` whatever the statement says. */
export function valuesOf(first: number, operations: readonly Operation[], changed = -1, value = 0): number[] {
  const values = [changed === 0 ? value : first];
  for (const { times, operand, of } of operations) {
    const from = values[of] ?? Number.NaN;
    const own = (times ? from * operand : from + operand) % MODULUS;
    values.push(values.length === changed ? value : own);
  }
  return values;
}

/** Everyone's value when person `at` is given `value` and those after are computed from it. */
export function follow(problem: ReadProblem, at: number, value: number): Step[] {
  const values = valuesOf(problem.people[0]?.value ?? Number.NaN, problem.operations, at, value);
  return problem.people.map(({ name }, i) => ({ name, value: values[i] ?? Number.NaN }));
}
