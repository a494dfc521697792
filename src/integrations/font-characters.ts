/** Which characters the pages of the site show, by the typeface they are set in, and which ones a font has. */
import { htmlToHast } from 'satteri';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Node[];
}

/** Faces of prose and of formulas; `other` is set in a font of the reader's system (code, drawings). */
const FACES = ['regular', 'strong', 'emphasis', 'maths', 'mathsItalic', 'mathsLarge', 'other'] as const;
export type Face = (typeof FACES)[number];
export type Characters = Readonly<Record<Face, Set<string>>>;

export function noCharacters(): Characters {
  return Object.fromEntries(FACES.map((face) => [face, new Set<string>()])) as Record<Face, Set<string>>;
}

/**
 * The face that an element gives to its text, by what it is; undefined: that of its parent. A guess, for style sheets
 * decide:
 * where it is wrong the reader downloads a second file (subset-fonts.ts), and sees the same.
 */
const BY_TAG: Readonly<Record<string, Face>> = {
  ...Object.fromEntries(['strong', 'b', 'h1', 'h2', 'h3', 'h4', 'th', 'dt', 'summary'].map((tag) => [tag, 'strong'])),
  ...Object.fromEntries(['em', 'i', 'cite', 'dfn'].map((tag) => [tag, 'emphasis'])),
  ...Object.fromEntries(['code', 'pre', 'kbd', 'svg', 'button', 'select'].map((tag) => [tag, 'other'])),
};

function faceOf({ tagName = '' }: Node, classes: readonly unknown[], parent: Face): Face {
  if (classes.includes('delimsizing') || classes.includes('op-symbol')) return 'mathsLarge'; // brackets, sums, roots
  if (parent === 'mathsLarge') return parent;
  if (classes.includes('mathnormal')) return 'mathsItalic'; // KaTeX's class for letters of formulas
  // KaTeX's formulas, and the light ones of exercises (kit/exercises/Markup.svelte)
  if (classes.includes('katex-html') || classes.includes('maths')) return 'maths';
  if (parent === 'maths' || parent === 'mathsItalic') return tagName === 'i' ? 'mathsItalic' : parent;
  if (classes.includes('token')) return 'regular'; // wherever a lab shows one
  const face = BY_TAG[tagName];
  if (face === 'strong' && parent === 'emphasis') return parent; // no face of the book is both
  return face ?? parent;
}

/** Adds the characters of an HTML page to `seen`. */
export function collect(html: string, seen: Characters): void {
  const visit = (node: Node, parent: Face): void => {
    if (node.type === 'text') for (const c of node.value ?? '') if (c >= ' ') seen[parent].add(c);
    if (node.tagName === 'script' || node.tagName === 'style') return;
    const classes = [node.properties?.['className']].flat();
    if (classes.includes('katex-mathml')) return;
    const face = faceOf(node, classes, parent);
    for (const child of node.children ?? []) visit(child, face);
  };
  visit(htmlToHast(html) as Node, 'regular');
}

/** The characters an uncompressed font maps to a glyph: its `cmap`, formats 4 and 12 (OpenType 1.9). */
export function charactersOf(sfnt: Buffer): Set<string> {
  const found = new Set<string>();
  const tables = Array.from({ length: sfnt.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const record = tables.find((at) => sfnt.toString('latin1', at, at + 4) === 'cmap');
  if (record === undefined) return found;
  const cmap = sfnt.readUInt32BE(record + 8);
  const add = (first: number, last: number) => {
    for (let code = first; code <= last; code++)
      if (code < 0xffff || code > 0xffff) found.add(String.fromCodePoint(code));
  };
  for (let i = 0; i < sfnt.readUInt16BE(cmap + 2); i++) {
    const at = cmap + sfnt.readUInt32BE(cmap + 8 + 8 * i);
    const format = sfnt.readUInt16BE(at);
    if (format === 4) {
      const size = sfnt.readUInt16BE(at + 6); // twice the number of segments
      for (let s = 0; s < size; s += 2) add(sfnt.readUInt16BE(at + 16 + size + s), sfnt.readUInt16BE(at + 14 + s));
    }
    if (format === 12) {
      const groups = sfnt.readUInt32BE(at + 12);
      for (let g = at + 16; g < at + 16 + 12 * groups; g += 12) add(sfnt.readUInt32BE(g), sfnt.readUInt32BE(g + 4));
    }
  }
  return found;
}

/**
 * `U+41-5A,U+E9`: a short `unicode-range` that holds all of `characters` and none of `others`; what is neither may fall
 * in it.
 */
export function unicodeRange(characters: Iterable<string>, others: Iterable<string>): string {
  const codes = (list: Iterable<string>) => [...list].map((c) => c.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const not = codes(others);
  const runs: [number, number][] = [];
  for (const code of codes(characters)) {
    const run = runs.at(-1);
    if (run && !not.some((other) => run[1] < other && other < code)) run[1] = code;
    else runs.push([code, code]);
  }
  const hex = (code: number) => code.toString(16);
  return runs.map(([a, b]) => `U+${a === b ? hex(a) : `${hex(a)}-${hex(b)}`}`).join(',');
}
