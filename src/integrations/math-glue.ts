/**
 * Keeps a formula in the line together with the punctuation that touches it. Browsers allow a line break beside any
 * inline block, hence between a formula and its full stop, whatever the characters say. A formula held so may still
 * break where KaTeX lets it, between its pieces (styles/prose.css).
 */
import { defineHastPlugin } from 'satteri';

/** Signs and no-break spaces, but neither a word nor a space where the line may break. */
const LEADING = /^[^\p{L}\p{N} \t\n]+/u;
const TRAILING = /[^\p{L}\p{N} \t\n]+$/u;

export interface Split {
  /** sticks to the formula before the text */
  readonly leading: string;
  readonly rest: string;
  /** sticks to the formula after it */
  readonly trailing: string;
}

/** Cuts a text at the signs that belong to the formulas around it. */
export function splitText(text: string, formulaBefore: boolean, formulaAfter: boolean): Split {
  const leading = (formulaBefore && LEADING.exec(text)?.[0]) || '';
  const middle = text.slice(leading.length);
  const trailing = (formulaAfter && TRAILING.exec(middle)?.[0]) || '';
  return { leading, rest: middle.slice(0, middle.length - trailing.length), trailing };
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Node[];
}

function hasClass(node: Node | undefined, name: string): boolean {
  const names = node?.properties?.['className'];
  return Array.isArray(names) && names.includes(name);
}

function isFormula(node: Node | undefined): boolean {
  return node?.tagName === 'span' && hasClass(node, 'katex');
}

/** The split of the text at `index` among its siblings; undefined when there is no text there. */
function splitAt(siblings: readonly Node[], index: number): Split | undefined {
  const node = siblings[index];
  if (node?.type !== 'text' || node.value === undefined) return undefined;
  return splitText(node.value, isFormula(siblings[index - 1]), isFormula(siblings[index + 1]));
}

export const mathGluePlugin = defineHastPlugin({
  name: 'math-glue',
  element: {
    filter: ['span'],
    visit(node, ctx) {
      const parent = ctx.parent(node) as Node | undefined;
      const index = ctx.indexOf(node);
      if (!isFormula(node as Node) || !parent || index === undefined || hasClass(parent, 'katex-display')) return;
      const siblings = parent.children ?? [];
      const before = splitAt(siblings, index - 1)?.trailing;
      const after = splitAt(siblings, index + 1)?.leading;
      if (!before && !after) return;
      const text = (value: string | undefined) => (value ? [{ type: 'text' as const, value }] : []);
      ctx.replaceNode(node, {
        type: 'element',
        tagName: 'span',
        properties: { className: ['nowrap'] },
        children: [...text(before), node, ...text(after)],
      });
    },
  },
  text(node, ctx) {
    const parent = ctx.parent(node) as Node | undefined;
    const index = ctx.indexOf(node);
    if (!parent || index === undefined) return;
    const split = splitAt(parent.children ?? [], index);
    if (split && (split.leading || split.trailing)) ctx.replaceNode(node, { type: 'text', value: split.rest });
  },
});
