/**
 * Leaves in the site's fonts only the characters that its pages show: a reader on a slow line downloads what is read.
 * KaTeX's fonts keep what stands in formulas, the others what stands anywhere else and what labs may write.
 * Files get a new name from their new content, since they are cached for ever.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { htmlToHast } from 'satteri';
import subsetFont from 'subset-font';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Node[];
}

export interface Characters {
  /** in the visible half of KaTeX's formulas */
  readonly maths: Set<string>;
  /** in all other text */
  readonly text: Set<string>;
}

/** What a lab may write besides what the pages show: printable ASCII, French letters, typographic signs. */
export const WRITTEN: readonly string[] = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)),
  ...'ÀÂÆÇÈÉÊËÎÏÔÙÛÜŒàâæçèéêëîïôùûüÿœ«»‘’“”–—…·×−±≈≤≥→\u00a0\u2009\u202f',
];

/** Adds the characters of an HTML page to `seen`. */
export function collect(html: string, seen: Characters): void {
  const visit = (node: Node, maths: boolean): void => {
    if (node.type === 'text') for (const c of node.value ?? '') (maths ? seen.maths : seen.text).add(c);
    if (node.tagName === 'script' || node.tagName === 'style') return;
    const classes = [node.properties?.['className']].flat();
    if (classes.includes('katex-mathml')) return;
    for (const child of node.children ?? []) visit(child, maths || classes.includes('katex-html'));
  };
  visit(htmlToHast(html) as Node, false);
}

/** The font with `characters` only, as woff2. */
export async function subset(font: Buffer, characters: Iterable<string>): Promise<Buffer> {
  return subsetFont(font, [...characters].join(''), {
    targetFormat: 'woff2',
    noHinting: true, // screens of today smooth outlines themselves
    keepFeatures: ['kern', 'liga', 'mark', 'ccmp'],
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
        const seen: Characters = { maths: new Set(), text: new Set(WRITTEN) };
        for (const page of list('**/*.html')) collect(readFileSync(page, 'utf8'), seen);

        const names = new Map<string, string>();
        let [before, after] = [0, 0];
        for (const file of list('_astro/*.woff2')) {
          const font = readFileSync(file);
          const small = await subset(font, basename(file).startsWith('KaTeX_') ? seen.maths : seen.text);
          names.set(basename(file), renamed(file, small));
          writeFileSync(join(dirname(file), renamed(file, small)), small);
          rmSync(file);
          before += font.length;
          after += small.length;
        }
        for (const file of list('**/*.{html,css,js}')) {
          const text = readFileSync(file, 'utf8');
          const replaced = text.replaceAll(/[\w.-]+\.woff2/g, (name) => names.get(name) ?? name);
          if (replaced !== text) writeFileSync(file, replaced);
        }
        logger.info(`${names.size} fonts: ${before} bytes before, ${after} after`);
      },
    },
  };
}
