/**
 * KaTeX's stylesheet offers twenty fonts, three times each. Every browser that runs the labs reads the smallest, woff2;
 * of the fonts for other alphabets the book keeps those that one of its formulas is set in.
 */
import type { Plugin } from 'vite';

/** `css` without the sources of its fonts that are not woff2. */
export function onlyWoff2(css: string): string {
  return css.replaceAll(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\((['"])(?:woff|truetype)\1\)/g, '');
}

/** Beginning of a font file's name → the classes of KaTeX's markup that are set in it (katex/src/styles/katex.scss). */
const SET_IN: readonly (readonly [string, string])[] = [
  ['KaTeX_AMS-', 'amsrm|mathbb|textbb'],
  ['KaTeX_Caligraphic-', 'mathcal|textcal'],
  ['KaTeX_Fraktur-', 'mathfrak|textfrak|mathboldfrak|textboldfrak'],
  ['KaTeX_Main-Bold', 'mathbf|textbf|boldsymbol'],
  ['KaTeX_Main-Italic', 'mathit|mainit|textit'],
  ['KaTeX_Math-BoldItalic', 'boldsymbol'],
  ['KaTeX_SansSerif-', 'mathsf|textsf|mathboldsf|textboldsf|mathsfit|mathitsf|textitsf'],
  ['KaTeX_Script-', 'mathscr|textscr'],
  ['KaTeX_Typewriter-', 'mathtt|texttt'],
];

/** Whether nothing that has these classes is set in this font. */
export function isUnused(file: string, classes: ReadonlySet<string>): boolean {
  const names = SET_IN.find(([start]) => file.startsWith(start))?.[1];
  return names !== undefined && !names.split('|').some((name) => classes.has(name));
}

/** `css` without the `@font-face` of `file`. */
export const withoutFace = (css: string, file: string): string =>
  css.replaceAll(/@font-face\s*\{[^}]*\}/g, (face) => (face.includes(file) ? '' : face));

export function katexFonts(): Plugin {
  return {
    name: 'katex-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /katex(\.min)?\.css$/ },
      handler: (css) => onlyWoff2(css),
    },
  };
}
