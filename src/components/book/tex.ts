/** Formulas as HTML, at build time: pages need no script for their maths. */
import katex from 'katex';

const MACROS = {
  '\\R': '\\mathbb{R}',
  '\\T': '^{\\mathsf{T}}',
  '\\softmax': '\\operatorname{softmax}',
  '\\Attention': '\\operatorname{Attention}',
};

/** HTML of one formula; `displayMode` centres it. Throws katex.ParseError on bad TeX. */
export function renderTex(tex: string, displayMode: boolean): string {
  const html = katex.renderToString(tex, {
    displayMode,
    throwOnError: true,
    strict: (code: string) => (code === 'unicodeTextInMathMode' ? 'ignore' : 'error'),
    output: 'htmlAndMathml',
    macros: { ...MACROS },
  });
  return html.replaceAll(/ xmlns="[^"]*"/g, '');
}
