/** A statement read sentence by sentence: the problem it sets, if understood, and what of it training never showed. */
import type { Locale } from '@kit/i18n/index.ts';
import { fill, NAMES, TEMPLATES } from '@kit/tasks/lexicon.ts';
import { FACTORS, type SerialProblem, type Step, TRAINED_STEPS } from '@kit/tasks/serial.ts';
import { nearestWords, plain } from '@kit/tasks/words.ts';
import { taskText } from '@kit/tokenizer/corpus-text.ts';
import {
  isRead,
  normalise,
  type Operation,
  questionOf,
  type ReadProblem,
  statementOf,
  type Unread,
  valuesOf,
} from '../problem.ts';
import { distinct, type Remark, remark } from './remark.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { nameRemark, type Said, said, strange } from './wording.ts';

export interface Statement {
  /** with its right answer, or why none is known */
  readonly problem: ReadProblem | Unread;
  /** nothing: such a statement may have been read in training */
  readonly remarks: readonly Remark[];
  /** the same problem in the words of training; null when it is not understood, or said so already */
  readonly inKnownWords: string | null;
}

export function readStatement(text: string, language: Locale): Statement {
  const sentences = sentencesOf(taskText(text));
  const read = sentences.map((sentence) => said(sentence.text, language));
  const wording = sentences.flatMap((sentence, i) => [
    ...marks(sentence, read[i] ?? null),
    ...(read[i]?.remarks ?? strange(sentence.text, language)),
  ]);
  const problem = problemOf(text, sentences, read, language);
  const remarks = distinct([...wording, ...namesIn(read), ...(isRead(problem) ? content(problem) : [])]);
  const known = isRead(problem) ? inTemplates(problem) : null;
  return { problem, remarks, inKnownWords: known === normalise(text, language) ? null : known };
}

export const readProblem = (text: string, language: Locale): ReadProblem | Unread =>
  readStatement(text, language).problem;

/** A problem of the generators, with its operations. */
export function withOperations(problem: SerialProblem): ReadProblem {
  const read = readProblem(statementOf(problem), problem.language);
  if (!isRead(read)) throw new Error(`${read.unread}: ${read.text}`);
  return read;
}

/** The signs around a sentence. */
function marks({ text, end, link }: Sentence, what: Said | null): Remark[] {
  const due = what?.role === 'ask' ? '?' : '.';
  const ended = end === '' ? [remark('unended', text, [due])] : [remark('punctuation', end, [due])];
  // a sentence that is not understood may be a question: its sign says nothing
  const fine = end === due || (what === null && (end === '?' || end === '.'));
  return [...(link ? [remark('word', link)] : []), ...(fine ? [] : ended)];
}

const sameName = (a: string, b: string) => plain(a) === plain(b);

function problemOf(
  text: string,
  sentences: readonly Sentence[],
  read: readonly (Said | null)[],
  language: Locale,
): ReadProblem | Unread {
  const names: string[] = [];
  const operations: Operation[] = [];
  const at = (name: string) => names.findIndex((other) => sameName(other, name));
  let first = Number.NaN;
  let asked = -1;
  for (const [i, what] of read.entries()) {
    const typed = normalise(`${sentences[i]?.text}${sentences[i]?.end}`, language);
    // one person is given a value, the first; nothing follows the question
    if (!what || asked >= 0 || (what.role === 'start' && names.length > 0)) return { unread: 'sentence', text: typed };
    if (what.role === 'ask') {
      asked = at(what.name);
      if (asked < 0) return { unread: 'unknown', text: what.name };
      continue;
    }
    if (what.role !== 'start' && names.length === 0) return { unread: 'no-start', text: typed };
    if (at(what.name) >= 0) return { unread: 'twice', text: what.name };
    if (what.role === 'start') first = what.n;
    else {
      const of = at(what.of);
      if (of < 0) return { unread: 'unknown', text: what.of };
      operations.push({ times: what.role === 'times', operand: what.n, of });
    }
    names.push(what.name);
  }
  if (asked < 0)
    return {
      unread: 'no-question',
      text: normalise(`${sentences.at(-1)?.text ?? ''}${sentences.at(-1)?.end ?? ''}`, language),
    };
  const values = valuesOf(first, operations);
  const people = names.map((name, i): Step => ({ name, value: values[i] ?? Number.NaN }));
  const answer = values[asked] ?? Number.NaN;
  return {
    language,
    depth: operations.length,
    question: questionOf(text, language),
    operations,
    asked,
    people,
    answer,
  };
}

const isKnown = (name: string) => NAMES.includes(name);

function namesIn(read: readonly (Said | null)[]): Remark[] {
  const names = read.flatMap((what) => (what ? [what.name, what.of] : [])).filter(Boolean);
  return names.filter((name) => !isKnown(name)).map(nameRemark);
}

/** What a problem says that no problem of training says, however it is worded. */
function content({ people, operations, asked, depth }: ReadProblem): Remark[] {
  const name = (index: number) => people[index]?.name ?? '';
  const remarks: Remark[] = [];
  for (const [i, { times, operand, of }] of operations.entries()) {
    if (times && !FACTORS.includes(operand)) remarks.push(remark('factor', String(operand), FACTORS.map(String)));
    if (!times && operand === 0) remarks.push(remark('addend', '0', ['1']));
    if (of !== i) remarks.push(remark('order', name(i + 1), [name(i)]));
  }
  if (asked !== people.length - 1) remarks.push(remark('asked', name(asked), [name(people.length - 1)]));
  if (depth < 1 || depth > TRAINED_STEPS) remarks.push(remark('steps', String(depth), [String(TRAINED_STEPS)]));
  return remarks;
}

/** The problem in sentences of the templates, its names replaced by the nearest known ones. */
function inTemplates({ language, people, operations, asked }: ReadProblem): string {
  const taken = new Set(people.map(({ name }) => name).filter(isKnown));
  const names = people.map(({ name }) => {
    if (isKnown(name)) return name;
    const [nearest = name] = nearestWords(name, NAMES, NAMES.length, Number.POSITIVE_INFINITY).filter(
      (one) => !taken.has(one),
    );
    taken.add(nearest);
    return nearest;
  });
  const named = (index: number) => names[index] ?? '';
  const t = TEMPLATES[language].serial;
  const steps = operations.map(({ times, operand, of }, i) =>
    fill(times ? t.times : t.plus, { name: named(i + 1), n: operand, of: named(of) }),
  );
  const start = fill(t.start, { name: named(0), n: people[0]?.value ?? 0 });
  return [start, ...steps, fill(t.ask, { name: named(asked) })].join('').trim();
}
