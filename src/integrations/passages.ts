/**
 * Cuts a chapter into passages of about a screen, at a heading, a lab or an exercise where there is one. A browser lays
 * a passage out when the reader comes near (`content-visibility`, prose.css), or when it has nothing else to do
 * (shell/scripts/passages.ts): a long section opens as fast as its first screen. What a passage will measure is
 * estimated from what it holds, so that the scroll bar does not lie until then.
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

/** rem of a line, characters of a line of text and of a margin note, and rem of a note's line (base.css, notes.css) */
const [LINE, MEASURE, NOTE_MEASURE, NOTE_LINE] = [1.7, 66, 30, 1.25];
/** rem after which a passage ends where it may: a third of a phone's screen */
const ENOUGH = 16;

/** What the reader unfolds: a margin note, or what is for the specialist. */
const isFolded = ({ name, attributes }: Block) =>
  name === 'Note' ||
  (name === 'Callout' && attributes?.some((attribute) => (attribute as { value?: unknown }).value === 'specialist'));

const isFormula = ({ tagName, properties }: Block) =>
  tagName === 'span' && String(properties?.['className']).includes('katex');

function* within(blocks: readonly Block[], closed: (block: Block) => boolean): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (!closed(block)) yield* within(block.children ?? [], closed);
  }
}

/**
 * What a passage holds: characters of text, and rem of everything that is not a line of text. The text of a formula,
 * its
 * TeX and its pieces say nothing of its width: they count as four characters. A note is in the margin, or folded; so is what is for the specialist.
 */
export function extent(blocks: readonly Block[]): { readonly text: number; readonly more: number } {
  const closed = (block: Block) => isFormula(block) || Boolean(isFolded(block));
  let [text, more] = [0, 0];
  for (const { type, value, tagName, name, properties } of within(blocks, closed)) {
    if (type === 'text') text += value?.trim().length ?? 0;
    else if (tagName === 'p' || tagName === 'li') more += 1;
    else if (tagName === 'span' && properties?.['className']) text += 4;
    more += HEIGHT[name ?? tagName ?? ''] ?? 0;
  }
  return { text, more };
}

/**
 * What a block and those after it need beside them, in rem, for the notes that begin in it: at worst in its last line.
 */
function notesOf(block: Block): number {
  const notes = [...within([block], isFormula)].filter(({ name }) => name === 'Note');
  return notes.reduce((sum, note) => sum + (extent(note.children ?? []).text / NOTE_MEASURE) * NOTE_LINE, 0);
}

function heightOf(block: Block): number {
  const { text, more } = extent([block]);
  return (text / MEASURE) * LINE + more;
}

const isHeading = ({ tagName }: Block) => tagName === 'h2' || tagName === 'h3';
const isSpace = ({ type, value }: Block) => type === 'text' && !value?.trim();
/** What has no margin above, so that nothing moves when a passage ends before it (prose.css). */
const canBegin = ({ tagName }: Block) => tagName === 'p' || tagName === 'ul' || tagName === 'ol';

/** The blocks of a chapter in groups: a passage each, or one block that stays as it is. */
export function grouped(blocks: readonly Block[]): (readonly Block[] | Block)[] {
  const groups: (Block[] | Block)[] = [];
  let [height, notes] = [0, 0];
  for (const block of blocks) {
    const open = groups.at(-1);
    if (APART.has(block.name ?? '') || block.type === 'mdxjsEsm') {
      groups.push(block);
      continue;
    }
    // a note may run on beside what follows, in the same passage: the next heading too
    const cut = notes <= 0 && (isHeading(block) || (canBegin(block) && height >= ENOUGH));
    if (Array.isArray(open) && !cut) open.push(block);
    else {
      groups.push(isSpace(block) ? block : [block]);
      [height, notes] = [0, 0];
    }
    height += heightOf(block);
    notes = Math.max(notes - heightOf(block), notesOf(block));
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
  const runsOn = blocks[0] !== undefined && canBegin(blocks[0]);
  const properties = { className: ['passage', ...(runsOn ? ['runs-on'] : [])], style: `--text:${text};--more:${more}` };
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
