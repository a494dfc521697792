/** The markup of exercises as HTML for another program, with formulas in the delimiters of MathJax: `\( … \)`. */

import { type Inline, type MathNode, parseMarkup } from '../exercises/markup.ts';
import type { Values } from '../exercises/types.ts';
import type { Locale } from '../i18n/index.ts';
import { formatValue } from '../i18n/interpolate.ts';

const SYMBOLS: Readonly<Record<string, string>> = {
  '×': '\\times ',
  '·': '\\cdot ',
  '÷': '\\div ',
  '−': '-',
  '≈': '\\approx ',
  '≤': '\\le ',
  '≥': '\\ge ',
  '≠': '\\ne ',
  '∞': '\\infty ',
  '→': '\\to ',
  '∑': '\\sum ',
  '…': '\\dots ',
  '%': '\\%',
  '#': '\\#',
  '&': '\\&',
  '\u00a0': '~',
  '\u202f': '\\,',
  α: '\\alpha ',
  β: '\\beta ',
  γ: '\\gamma ',
  δ: '\\delta ',
  Δ: '\\Delta ',
  η: '\\eta ',
  θ: '\\theta ',
  λ: '\\lambda ',
  μ: '\\mu ',
  ρ: '\\rho ',
  σ: '\\sigma ',
  τ: '\\tau ',
  '{': '\\{',
  '}': '\\}',
  '\\': '\\backslash ',
};
const symbols = (text: string) =>
  // a decimal comma is no separator
  text.replace(/(\d),(?=\d)/g, '$1{,}').replace(/[^\w\s(){},]|[#%&\\]/gu, (sign) => SYMBOLS[sign] ?? sign);

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

interface Context {
  readonly locale: Locale;
  readonly values: Values;
}

/** TeX of a formula: letters are variables, words of three letters and more upright. */
export function texOf(nodes: readonly MathNode[], context: Context): string {
  const shown = (node: MathNode): string => {
    switch (node.type) {
      case 'param':
        return symbols(formatValue(context.locale, context.values[node.name] ?? `{${node.name}}`, node.format));
      case 'variable':
        return symbols(node.text);
      case 'upright':
        return /^\p{L}{3,}$/u.test(node.text) ? `\\mathrm{${node.text}}` : symbols(node.text);
      case 'root':
        return `\\sqrt{${texOf(node.children, context)}}`;
      case 'sub':
        return `_{${texOf(node.children, context)}}`;
      case 'sup':
        return `^{${texOf(node.children, context)}}`;
    }
  };
  return nodes.map(shown).join('');
}

function inlineHtml(nodes: readonly Inline[], context: Context): string {
  const shown = (node: Inline): string => {
    switch (node.type) {
      case 'text':
        return escaped(node.text);
      case 'param':
        return escaped(formatValue(context.locale, context.values[node.name] ?? `{${node.name}}`, node.format));
      case 'code':
        return `<code>${inlineHtml(node.children, context)}</code>`;
      case 'em':
        return `<em>${inlineHtml(node.children, context)}</em>`;
      case 'math':
        return `\\(${escaped(texOf(node.children, context)).trim()}\\)`;
    }
  };
  return nodes.map(shown).join('');
}

/** A text of markup.ts as HTML on one line; a single paragraph without a tag of its own. */
export function htmlOf(locale: Locale, text: string, values: Values = {}): string {
  const context = { locale, values };
  const blocks = parseMarkup(text);
  return blocks
    .map((block) => {
      if (block.type === 'list')
        return `<ul>${block.items.map((item) => `<li>${inlineHtml(item, context)}</li>`).join('')}</ul>`;
      const inside = inlineHtml(block.children, context);
      return blocks.length === 1 ? inside : `<p>${inside}</p>`;
    })
    .join('')
    .replaceAll(/[\t\n\r]+/g, ' ');
}
