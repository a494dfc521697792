/** What in a statement the model never met in training, each with the nearest thing that it did meet. */
import { KNOWN_WORDS } from '@kit/tasks/words.ts';

export const REMARKS = [
  'name', // not one of the first names
  'word', // never read in a problem
  'operation', // neither « de plus que » nor « fois plus que »
  'factor', // multiplied by another number than those of training
  'addend', // nothing added
  'number', // not one digit
  'written', // a number in letters
  'punctuation', // another sign than the full stop, or the question mark at the end
  'unended', // no sign at all
  'question', // asked otherwise
  'form', // known words, another sentence
  'language', // a sentence of the other language
  'order', // does not start from the person before
  'asked', // not about the last person
  'steps', // another number of steps
] as const;
export type RemarkKind = (typeof REMARKS)[number];

export interface Remark {
  readonly kind: RemarkKind;
  /** as the reader wrote it */
  readonly text: string;
  /** known words, or sentences, nearest first; may be empty */
  readonly near: readonly string[];
  /** the model spells it one letter at a time */
  readonly spelled: boolean;
}

export function remark(kind: RemarkKind, text: string, near: readonly string[] = []): Remark {
  return { kind, text, near, spelled: (kind === 'name' || kind === 'word') && !KNOWN_WORDS.has(text) };
}

/** The remark in a language: text, nearest, the others near, and a word when it is spelled. */
export function worded(
  messages: Readonly<Record<RemarkKind, (text: string, near: string, more: string, spelled: string) => string>>,
  { kind, text, near: [first = '', ...more], spelled }: Remark,
): string {
  return messages[kind](text, first, more.join(', '), spelled ? 'spelled' : '');
}

/** Each once; of the sentences in another language, the first. */
export function distinct(remarks: readonly Remark[]): Remark[] {
  const key = ({ kind, text }: Remark) => (kind === 'language' ? kind : `${kind} ${text}`);
  return remarks.filter((one, i) => remarks.findIndex((other) => key(other) === key(one)) === i);
}
