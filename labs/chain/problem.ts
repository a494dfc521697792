/** A serial problem read back from its text, which the reader may edit: who has what, from whom, and the right answer. */
import type { Locale } from '@kit/i18n/index.ts';
import { TEMPLATES } from '@kit/tasks/lexicon.ts';
import { MODULUS, type SerialProblem, type Step } from '@kit/tasks/serial.ts';

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

/** One space between words, and the language's own before a question mark: what the model was taught to read. */
export function normalise(text: string, language: Locale): string {
  const single = text.replaceAll(/\s+/gu, ' ').trim();
  return single.replaceAll(/ ?\?/g, language === 'fr' ? '\u202f?' : '?');
}

/** The text as the model reads it. */
export function questionOf(text: string, language: Locale): string {
  const t = TEMPLATES[language].serial;
  return `${t.question} ${normalise(text, language)}${t.answer}`;
}

function pattern(template: string): RegExp {
  const escaped = template.trim().replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
  const grouped = escaped
    .replace('{name}', '(?<name>\\p{L}+)')
    .replace('{of}', '(?<of>\\p{L}+)')
    .replace('{n}', '(?<n>\\d)');
  return new RegExp(`^${grouped}$`, 'u');
}

/** Values of everyone, the person `changed` holding `value` whatever the statement says. */
function valuesOf(first: number, operations: readonly Operation[], changed = -1, value = 0): number[] {
  const values = [changed === 0 ? value : first];
  for (const { times, operand, of } of operations) {
    const from = values[of] ?? Number.NaN;
    const own = (times ? from * operand : from + operand) % MODULUS;
    values.push(values.length === changed ? value : own);
  }
  return values;
}

/** Reads a statement sentence by sentence. */
export function readProblem(text: string, language: Locale): ReadProblem | Unread {
  const t = TEMPLATES[language].serial;
  const [start, plus, times, ask] = [t.start, t.plus, t.times, t.ask].map(pattern) as [RegExp, RegExp, RegExp, RegExp];
  const sentences = normalise(text, language).match(/[^.?]+[.?]?/gu) ?? [];
  const names: string[] = [];
  const operations: Operation[] = [];
  let first = Number.NaN;
  let asked = -1;
  for (const raw of sentences) {
    const sentence = raw.trim();
    if (asked >= 0) return { unread: 'sentence', text: sentence };
    const question = ask.exec(sentence)?.groups;
    const given = start.exec(sentence)?.groups;
    const product = times.exec(sentence)?.groups;
    const operation = product ?? plus.exec(sentence)?.groups;
    if (question) {
      asked = names.indexOf(question['name'] ?? '');
      if (asked < 0) return { unread: 'unknown', text: question['name'] ?? '' };
      continue;
    }
    const name = (given ?? operation)?.['name'] ?? '';
    // one person is given a value, the first
    if (!name || (given && names.length > 0)) return { unread: 'sentence', text: sentence };
    if (operation && names.length === 0) return { unread: 'no-start', text: sentence };
    if (names.includes(name)) return { unread: 'twice', text: name };
    if (given) first = Number(given['n']);
    if (operation) {
      const of = names.indexOf(operation['of'] ?? '');
      if (of < 0) return { unread: 'unknown', text: operation['of'] ?? '' };
      operations.push({ times: product !== undefined, operand: Number(operation['n']), of });
    }
    names.push(name);
  }
  if (asked < 0) return { unread: 'no-question', text: sentences.at(-1)?.trim() ?? '' };
  const values = valuesOf(first, operations);
  const people = names.map((name, i): Step => ({ name, value: values[i] ?? Number.NaN }));
  const answer = values[asked] ?? Number.NaN;
  return {
    ...{ language, depth: operations.length, question: questionOf(text, language), operations, asked },
    ...{ people, answer },
  };
}

/** A problem of the generators, with its operations. */
export function withOperations(problem: SerialProblem): ReadProblem {
  const read = readProblem(statementOf(problem), problem.language);
  if (!isRead(read)) throw new Error(`${read.unread}: ${read.text}`);
  return read;
}

/** Everyone's value when person `at` is given `value` and those after are computed from it. */
export function follow(problem: ReadProblem, at: number, value: number): Step[] {
  const values = valuesOf(problem.people[0]?.value ?? Number.NaN, problem.operations, at, value);
  return problem.people.map(({ name }, i) => ({ name, value: values[i] ?? Number.NaN }));
}
