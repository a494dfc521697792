/**
 * What a paste brings along that is not the program: a Markdown fence, characters without a width, a word processor's
 * quotes.
 */

/** no width, no meaning in a program: a zero-width space, a soft hyphen, a mark of direction, a byte-order mark */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** What ends a line, and its comment, for the engine: the parser knows one of them. */
export const withPlainLines = (source: string): string => source.replace(/\r(?!\n)|[\u2028\u2029]/g, '\n');

/** The program alone, on the lines where it was. */
export function withoutWrapping(source: string): string {
  const bare = withPlainLines(source).replace(INVISIBLE, '');
  const lines = bare.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const fence = /^(?:```|~~~)/.exec(lines[first]?.trim() ?? '')?.[0];
  if (first === last || fence === undefined || lines[last]?.trim() !== fence) return bare;
  return lines.map((line, i) => (i === first || i === last ? '' : line)).join('\n');
}

/**
 * Characters that look like one of the language and are none: outside a text or a comment, each is an error of syntax.
 */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '´': "'",
  '−': '-',
  '–': '-',
  '—': '-',
  '×': '*',
  '·': '*',
  '⋅': '*',
  '÷': '/',
  '≤': '<=',
  '≥': '>=',
  '≠': '!==',
  '⇒': '=>',
  '→': '=>',
  '…': '...',
};

/** What to write instead; full-width signs and brackets are those of the keyboard. */
function instead(character: string): string | undefined {
  if (character >= '！' && character <= '～') return character.normalize('NFKC');
  return LOOKALIKES[character];
}

export interface OddCharacter {
  readonly at: number;
  readonly character: string;
  readonly instead: string;
}

/**
 * The first character of that sort that stands in none of the ranges of texts and comments (in order of their place).
 */
export function oddCharacter(source: string, texts: readonly (readonly [number, number])[]): OddCharacter | null {
  let next = 0;
  for (let at = 0; at < source.length; at++) {
    while (texts[next] && (texts[next]?.[1] ?? 0) <= at) next++;
    const text = texts[next];
    if (text && text[0] <= at) {
      at = text[1] - 1;
      continue;
    }
    const character = source[at] ?? '';
    const meant = instead(character);
    if (meant !== undefined) return { at, character, instead: meant };
  }
  return null;
}
