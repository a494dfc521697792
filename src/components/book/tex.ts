/** Formulas as HTML, at build time: pages need no script for their maths. */
import katex from 'katex';

const MACROS = {
  '\\R': '\\mathbb{R}',
  '\\T': '^{\\mathsf{T}}',
  '\\softmax': '\\operatorname{softmax}',
  '\\Attention': '\\operatorname{Attention}',
};

/**
 * An operator alone in an index (`x_{\\min}`) is followed by KaTeX's sign of an application, which applies to nothing and
 * is one child too many: Firefox then shows an error instead of the formula.
 */
const APPLIED_TO_NOTHING = /<mo>\u2061<\/mo>(?=<\/m(?:sub|sup|subsup|under|over|underover|frac)>)/g;

/** HTML of one formula; `displayMode` centres it. Throws katex.ParseError on bad TeX. */
export function renderTex(tex: string, displayMode: boolean): string {
  const html = katex.renderToString(tex, {
    displayMode,
    throwOnError: true,
    strict: (code: string) => (code === 'unicodeTextInMathMode' ? 'ignore' : 'error'),
    output: 'htmlAndMathml',
    macros: { ...MACROS },
  });
  return html.replaceAll(/ xmlns="[^"]*"/g, '').replaceAll(APPLIED_TO_NOTHING, '');
}
