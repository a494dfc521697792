/** Keeps the name of a model on one line: browsers break “GPT-3” after its hyphen. */
import { defineHastPlugin } from 'satteri';

/** A word, a hyphen, a number: GPT-3, ZeRO-3, OPT-175B. */
const NAME = /([\p{L}\d]*\p{L}-\d+\p{L}*)/u;

/** The names of a text and what stands between them, in turn: names at odd places. */
export function splitNames(text: string): readonly string[] {
  return text.split(NAME);
}

interface Parent {
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}
/** Formulas and programs have breaks of their own. */
const APART = new Set(['code', 'annotation', 'mtext', 'mi', 'mn', 'mo']);

export const modelNamesPlugin = defineHastPlugin({
  name: 'model-names',
  text(node, ctx) {
    const parent = ctx.parent(node) as Parent | undefined;
    const parts = splitNames(node.value);
    if (parts.length === 1 || (parent?.tagName && APART.has(parent.tagName))) return;
    const nodes = parts.map((value, i) => {
      const text = { type: 'text', value };
      return i % 2 === 0
        ? text
        : { type: 'element', tagName: 'span', properties: { className: ['nowrap'] }, children: [text] };
    });
    ctx.replaceNode(node, nodes.filter((_, i) => parts[i] !== '') as never);
  },
});
