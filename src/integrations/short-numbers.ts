/**
 * Rounds the lengths of drawings and bars in the built pages: JavaScript writes 17 digits, of which a screen shows
 * three, and digits are what compresses worst. Only in attributes that place or size; what is written in the text is
 * left as it is.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const PLACING = /(\s(?:style|x|y|x1|x2|y1|y2|cx|cy|r|width|height|d|points|transform)=")([^"]*)"/g;
const LONG = /(\d*\.\d{4})\d+/g;
/** heights and spaces of formulas, as KaTeX writes them */
const LONG_EM = /\d*\.\d{3,}(?=em\b)/g;

const rounded = (decimals: number) => (number: string) => String(Number(Number(number).toFixed(decimals)));

/**
 * The HTML with at most four decimals in these attributes: a hundredth of a pixel, a thousandth of a percent. Two
 * decimals of an em are a tenth of a pixel.
 */
export function shortNumbers(html: string): string {
  return html.replaceAll(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replaceAll(
      PLACING,
      (_, start: string, value: string) =>
        `${start}${value.replaceAll(LONG_EM, rounded(2)).replaceAll(LONG, rounded(4))}"`,
    ),
  );
}

export function roundDrawings(): AstroIntegration {
  return {
    name: 'book-short-numbers',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir);
        for (const file of globSync('**/*.html', { cwd: root })) {
          const path = join(root, file);
          writeFileSync(path, shortNumbers(readFileSync(path, 'utf8')));
        }
      },
    },
  };
}
