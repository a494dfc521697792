/**
 * Leaves in the site's fonts only the characters that its pages show: a reader on a slow line downloads what is read.
 * The fonts of prose and formulas come in two files: the characters that the pages show in this very face, and the
 * others that the book writes somewhere, which the browser fetches (`unicode-range`) if ever one of them is set in it.
 * Files get a new name from their new content, since they are cached for ever.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import subsetFont from 'subset-font';
import { type Characters, charactersOf, collect, type Face, noCharacters, unicodeRange } from './font-characters.ts';
import { isUnused, withoutFace } from './katex-fonts.ts';
import { collectClasses, pageFiles } from './page-files.ts';

/** What any face of prose may meet in any sentence. */
const PROSE = [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  ...' ,.;:!?’()-–—/=éèêàçùô«»\u00a0\u202f',
];

/** What a lab may write besides what the pages show: printable ASCII, French letters, typographic signs. */
export const WRITTEN: readonly string[] = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)),
  ...'ÀÂÆÇÈÉÊËÎÏÔÙÛÜŒàâæçèéêëîïôùûüÿœ«»‘’“”–—…·×−±≈≤≥→\u00a0\u2009\u202f',
];

/** Beginning of a font file's name → the face it draws. */
const FACE_OF: readonly (readonly [string, Face])[] = [
  ['source-serif-4-latin-400-normal.', 'regular'],
  ['source-serif-4-latin-600-normal.', 'strong'],
  ['source-serif-4-latin-400-italic.', 'emphasis'],
  ['KaTeX_Main-Regular.', 'maths'],
  ['KaTeX_Math-Italic.', 'mathsItalic'],
];

/** The characters a font is to have: those its own file holds, and those that come in a second one. */
export function parts(file: string, seen: Characters): { own: Set<string>; rest: Set<string> } {
  // formulas are set when the book is built: what no page shows in large is never asked for
  if (file.startsWith('KaTeX_Size')) return { own: seen.mathsLarge, rest: new Set() };
  const maths = new Set([...seen.maths, ...seen.mathsItalic, ...seen.mathsLarge]);
  const text = new Set([...WRITTEN, ...seen.regular, ...seen.strong, ...seen.emphasis, ...seen.other]);
  const all = file.startsWith('KaTeX_') ? maths : text;
  const face = FACE_OF.find(([start]) => file.startsWith(start))?.[1];
  if (!face) return { own: all, rest: new Set() };
  const own = new Set([...seen[face], ...(all === text ? PROSE : [])]);
  return { own, rest: new Set([...all].filter((c) => !own.has(c))) };
}

/** The font with `characters` only, as woff2; `sfnt` is uncompressed. */
export async function subset(font: Buffer, characters: Iterable<string>, format: 'woff2' | 'sfnt' = 'woff2') {
  return subsetFont(font, [...characters].join(''), {
    targetFormat: format,
    noHinting: true, // screens of today smooth outlines themselves
    keepFeatures: ['kern', 'liga', 'mark', 'ccmp'],
  });
}

/**
 * Every `@font-face` of `file` in `css` followed by one of `rest` for its range: the later of two that overlap counts.
 */
export function addRest(css: string, file: string, rest: { name: string; range: string }): string {
  return css.replaceAll(/@font-face\s*\{[^}]*\}/g, (block) => {
    if (!block.includes(file)) return block;
    return block + block.replaceAll(file, rest.name).replace(/;?\s*\}$/, `;unicode-range:${rest.range}}`);
  });
}

function renamed(file: string, content: Buffer): string {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  return basename(file).replace(/\.[\w-]+\.woff2$/, `.${hash}.woff2`);
}

export function subsetFonts(): AstroIntegration {
  return {
    name: 'book-subset-fonts',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const list = (pattern: string) => globSync(pattern, { cwd: root }).map((file) => join(root, file));
        const seen = noCharacters();
        const classes = new Set<string>();
        for (const { html } of pageFiles(root)) {
          collect(html, seen);
          collectClasses(html, classes);
        }

        const names = new Map<string, string>();
        const split = new Map<string, { name: string; range: string }>();
        const unused: string[] = [];
        let [before, first, second] = [0, 0, 0];
        for (const file of list('_astro/*.woff2')) {
          if (isUnused(basename(file), classes)) {
            unused.push(basename(file));
            rmSync(file);
            continue;
          }
          const font = readFileSync(file);
          const write = async (characters: Set<string>) => {
            const small = await subset(font, characters);
            writeFileSync(join(dirname(file), renamed(file, small)), small);
            return { name: renamed(file, small), bytes: small.length };
          };
          const { own, rest } = parts(basename(file), seen);
          const ownFile = await write(own);
          names.set(basename(file), ownFile.name);
          const others = charactersOf(await subset(font, rest, 'sfnt'));
          if (others.size > 0) {
            const restFile = await write(others);
            split.set(basename(file), { name: restFile.name, range: unicodeRange(others, own) });
            second += restFile.bytes;
          }
          rmSync(file);
          before += font.length;
          first += ownFile.bytes;
        }
        for (const file of list('**/*.{html,css,js}')) {
          const text = readFileSync(file, 'utf8');
          let replaced = text;
          if (file.endsWith('.css')) {
            for (const name of unused) replaced = withoutFace(replaced, name);
            for (const [name, rest] of split) replaced = addRest(replaced, name, rest);
          }
          replaced = replaced.replaceAll(/[\w.-]+\.woff2/g, (name) => names.get(name) ?? name);
          if (replaced !== text) writeFileSync(file, replaced);
        }
        logger.info(
          `${names.size} fonts: ${before} bytes before, ${first} after, ${second} more for rare characters; ` +
            `${unused.length} that no page uses are left out`,
        );
      },
    },
  };
}
