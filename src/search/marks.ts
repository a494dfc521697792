/** Where the words that were found stand in a text. */
import { type Analyser, type Word, wordsOf } from './words.ts';

export function marksIn(text: string, found: ReadonlySet<string>, words: Analyser): readonly Word[] {
  return [...wordsOf(text)].filter(({ text: word }) => words.terms(word).some((term) => found.has(term)));
}

/** Characters of an excerpt, and of it before the first word found. */
const [LENGTH, BEFORE] = [170, 60];

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Some words around the first that was found, or the beginning. */
export function excerpt(text: string, found: ReadonlySet<string>, words: Analyser, length = LENGTH): readonly Piece[] {
  const marks = marksIn(text, found, words);
  const first = marks[0]?.start ?? 0;
  const whole = text.length <= length;
  // from the beginning of a word to the end of one
  const from = whole || first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
  const to = text.length - from <= length ? text.length : text.lastIndexOf(' ', from + length);
  const pieces: Piece[] = from > 0 ? [{ text: '…\u00A0', marked: false }] : [];
  let at = from;
  for (const { start, end } of marks) {
    if (start < at || end > to) continue;
    pieces.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, end), marked: true });
    at = end;
  }
  pieces.push({ text: text.slice(at, to), marked: false });
  if (to < text.length) pieces.push({ text: '\u00A0…', marked: false });
  return pieces.filter((piece) => piece.text !== '');
}
