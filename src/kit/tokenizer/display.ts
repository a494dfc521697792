/** What a token looks like on screen: whole characters as they are, the rest named so that nothing is invisible. */
import { utf8Length } from './bytes.ts';

export interface Piece {
  /** characters as written, or one byte as ⟨C3⟩ */
  readonly text: string;
  /** a byte that is only part of a character */
  readonly fragment: boolean;
}

/** Characters without a glyph of their own. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['\n', '↵'],
  ['\r', '␍'],
  ['\t', '⇥'],
  ['\u00a0', '⍽'],
  ['\u202f', '⍽'],
]);
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}]$/u;

function mark(character: string): string {
  if (character === ' ') return ' ';
  const known = MARKS.get(character);
  if (known) return known;
  const code = character.codePointAt(0) ?? 0;
  return INVISIBLE.test(character) ? `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩` : character;
}

/** Bytes as pieces: runs of whole characters, and each byte left over. */
export function pieces(bytes: Uint8Array): Piece[] {
  const out: Piece[] = [];
  let whole = '';
  const flush = () => {
    if (whole) out.push({ text: whole, fragment: false });
    whole = '';
  };
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes, at);
    if (length === 0) {
      flush();
      out.push({ text: byteName(bytes[at] as number), fragment: true });
      at += 1;
    } else {
      whole += mark(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(at, at + length)));
      at += length;
    }
  }
  flush();
  return out;
}

/** ⟨C3⟩ */
export function byteName(byte: number): string {
  return `⟨${byte.toString(16).toUpperCase().padStart(2, '0')}⟩`;
}
