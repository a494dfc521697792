/** From a text file to token ids, prepared as the training text was (training/decoder/corpus.py, `normalise`). */
import type { Tokenizer } from '../../kit/tokenizer/tokenizer.ts';
import { Failure } from './failure.ts';
import { read } from './shipped.ts';

const END_OF_TEXT = '<|endoftext|>';
const PIECE = 20_000;
const BROKEN_LINE = /(?<=[\p{L}\p{N}_,;])\n(?=[a-zà-öø-ÿœ])/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const INVISIBLE = /[\u00ad\u200b\ufeff\u0000-\u0008\u000e-\u001f]/g;

/** NFC; every space is U+0020; one newline between paragraphs; lines broken inside a sentence are joined. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim()
    .replaceAll(BROKEN_LINE, ' ');
}

/** The normalised documents of a UTF-8 file, which <|endoftext|> separates. Throws Failure. */
export function documentsOf(file: string): string[] {
  const bytes = read(file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure(`${file}: not UTF-8 text`);
  }
  const documents = text.split(END_OF_TEXT).map(normalise).filter(Boolean);
  if (documents.length === 0) throw new Failure(`${file}: no text in it`);
  return documents;
}

/** Ids of a whole document, piece by piece: a newline starts the next piece, so the ids are those of the whole. */
export function idsOf(text: string, tokenizer: Pick<Tokenizer, 'ids'>): number[] {
  const ids: number[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start + PIECE);
    const end = newline < 0 ? text.length : newline;
    for (const id of tokenizer.ids(text.slice(start, end))) ids.push(id);
    start = end;
  }
  return ids;
}

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
