/**
 * Cuts a chapter into passages, each from a heading, or from a lab or an exercise, to the next. A browser lays a passage out
 * when the reader comes near (`content-visibility`, prose.css): a long section opens as fast as its first screen. What a
 * passage will measure is estimated from what it holds, so that the scroll bar does not lie until then.
 * Margin notes are numbered here, since a passage has counters of its own.
 */
import { defineHastPlugin } from 'satteri';

export interface Block {
  readonly type: string;
  readonly name?: string | null;
  readonly tagName?: string;
  readonly value?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly attributes?: readonly unknown[];
  readonly children?: readonly Block[];
}

/** Frames of their own, laid out by themselves (objects.css). */
const APART = new Set(['Lab', 'Exercise']);
/** rem that a numbered thing takes beside its text, as they are on average in the book */
const HEIGHT: Readonly<Record<string, number>> = { Figure: 20, DataTable: 12, Equation: 5, Callout: 3, h2: 8, h3: 4 };

function* within(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    // the text of a formula, its TeX and its pieces say nothing of its width: they count as four characters
    if (block.tagName === 'span' && String(block.properties?.['className']).includes('katex')) continue;
    yield* within(block.children ?? []);
  }
}

/** What a passage holds: characters of text, and rem of everything that is not a line of text. */
export function extent(blocks: readonly Block[]): { readonly text: number; readonly more: number } {
  let [text, more] = [0, 0];
  for (const { type, value, tagName, name, properties } of within(blocks)) {
    if (type === 'text') text += value?.trim().length ?? 0;
    else if (tagName === 'p' || tagName === 'li') more += 1;
    else if (tagName === 'span' && properties?.['className']) text += 4;
    more += HEIGHT[name ?? tagName ?? ''] ?? 0;
  }
  return { text, more };
}

const isHeading = ({ tagName }: Block) => tagName === 'h2' || tagName === 'h3';
const isSpace = ({ type, value }: Block) => type === 'text' && !value?.trim();
const holdsNote = (block: Block | undefined) =>
  block !== undefined && [...within([block])].some(({ name }) => name === 'Note');

/** The blocks of a chapter in groups: a passage each, or one block that stays as it is. */
export function grouped(blocks: readonly Block[]): (readonly Block[] | Block)[] {
  const groups: (Block[] | Block)[] = [];
  for (const block of blocks) {
    const open = groups.at(-1);
    const apart = APART.has(block.name ?? '') || block.type === 'mdxjsEsm';
    if (apart) groups.push(block);
    // a note beside the last lines may run on beside the next heading, in the same passage
    else if (Array.isArray(open) && (!isHeading(block) || holdsNote(open.findLast((b) => !isSpace(b)))))
      open.push(block);
    else groups.push(isSpace(block) ? block : [block]);
  }
  return groups;
}

function numbered(blocks: readonly Block[], next: () => number): Block[] {
  return blocks.map((block) => {
    const number = block.name === 'Note' ? [{ type: 'mdxJsxAttribute', name: 'number', value: String(next()) }] : [];
    return {
      ...block,
      ...(block.attributes ? { attributes: [...block.attributes, ...number] } : {}),
      ...(block.children ? { children: numbered(block.children, next) } : {}),
    };
  });
}

function passage(blocks: readonly Block[]): Block {
  const { text, more } = extent(blocks);
  const properties = { className: ['passage'], style: `--text:${text};--more:${more}` };
  return { type: 'element', tagName: 'div', properties, children: [...blocks] };
}

export const passagesPlugin = defineHastPlugin({
  name: 'passages',
  after(root, ctx) {
    let note = 0;
    const blocks = numbered(root.children as readonly Block[], () => ++note);
    const children = grouped(blocks).map((group) => ('type' in group ? group : passage(group)));
    ctx.replaceNode(root, { ...root, children } as never);
  },
});
