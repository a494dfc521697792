/** Telling SVG from other markup, in one pass: what precedes the first element is skipped piece by piece. */
import { decodeText } from '../files/decode.ts';

/** Prologues and their comments are short; beyond, the file is not looked at. */
const LOOKED_AT = 64 * 1024;

export function isSvg(bytes: Uint8Array): boolean {
  const text = decodeText(bytes.subarray(0, LOOKED_AT));
  let at = 0;
  while (at < text.length) {
    if (isSpace(text.charCodeAt(at))) at += 1;
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (isAt(text, '<!DOCTYPE', at)) at = afterDoctype(text, at);
    else return opensSvg(text, at);
  }
  return false;
}

const isSpace = (code: number) => code <= 0x20 || code === 0xfeff;

const isAt = (text: string, word: string, at: number) =>
  text.slice(at, at + word.length).toLowerCase() === word.toLowerCase();

/** Just after the next `end`; the end of the text when there is none. */
function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

/**
 * A document type may declare entities between brackets; their quoted values, and comments, hold any « ] » and « > ».
 */
function afterDoctype(text: string, from: number): number {
  let inside = false;
  let at = from;
  while (at < text.length) {
    const letter = text[at] as string;
    if (letter === '>' && !inside) return at + 1;
    if (letter === '[') inside = true;
    else if (letter === ']') inside = false;
    if (letter === '"' || letter === "'") at = after(text, letter, at + 1);
    else at = text.startsWith('<!--', at) ? after(text, '-->', at + 4) : at + 1;
  }
  return at;
}

/** `<svg …` or `<prefix:svg …`. */
function opensSvg(text: string, at: number): boolean {
  if (text[at] !== '<') return false;
  let end = at + 1;
  while (end < text.length && !isSpace(text.charCodeAt(end)) && text[end] !== '>' && text[end] !== '/') end += 1;
  if (end === text.length) return false;
  const name = text.slice(at + 1, end).toLowerCase();
  return name === 'svg' || name.endsWith(':svg');
}
