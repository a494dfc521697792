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
  // the first space of a token is its own mark, see `tokens/tokens.ts`
  [' ', '·'],
  ['\n', '↵'],
  ['\r', '␍'],
  ['\t', '⇥'],
  ['\u00a0', '⍽'],
  ['\u202f', '⍽'],
]);
/** … fillers, joiners and variation selectors too; and the empty Braille cell */
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}\p{Default_Ignorable_Code_Point}\u2800]$/u;
/** Marks sit on the character before; where none is, on a circle. */
const COMBINING = /^\p{M}$/u;
const CIRCLE = '◌';

function mark(character: string): string {
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
      const character = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(at, at + length));
      const shown = mark(character);
      whole += whole === '' && shown === character && COMBINING.test(character) ? CIRCLE + shown : shown;
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
