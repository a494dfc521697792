/** Reads the places of a built page, and gives an id to those that have none, so that a result leads there. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Page, ReadPlace } from '../../search/book.ts';
import { blockAnchor } from '../../search/index-file.ts';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string) => element.attrs.find((each) => each.name === name)?.value ?? '';
const hasClass = (element: Element, ...names: readonly string[]) =>
  attribute(element, 'class')
    .split(/\s+/)
    .some((name) => names.includes(name));
const children = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);

function* within(node: Node): Generator<Element> {
  for (const child of children(node)) {
    if (!isElement(child)) continue;
    yield child;
    yield* within(child);
  }
}
const first = (node: Node, test: (element: Element) => boolean) => [...within(node)].find(test);

/** Nothing to read, or nothing of the text: formulas, drawings, what stands elsewhere too. */
const SILENT_TAGS = new Set(['script', 'style', 'noscript', 'template', 'svg', 'math', 'form', 'nav']);
const SILENT = [
  'katex',
  'popovers',
  'sequence',
  'lab-print',
  'drawing',
  'heading-anchor',
  'section-facts',
  'note-mark',
];
const isSilent = (element: Element) => SILENT_TAGS.has(element.tagName) || hasClass(element, ...SILENT);

/** What is a line of its own is not one word with what precedes it. */
const BLOCK = /^(p|li|td|th|div|dd|dt|small|summary|figcaption|h[1-6])$/;

function textOf(node: Node): string {
  const read = (each: Node): string => {
    if ('value' in each && each.nodeName === '#text') return each.value;
    if (isElement(each) && isSilent(each)) return ' ';
    const text = children(each).map(read).join('');
    return isElement(each) && BLOCK.test(each.tagName) ? ` ${text} ` : text;
  };
  return read(node)
    .replaceAll(/[\s\u00A0\u202F]+/g, ' ')
    .replaceAll(/ ([.,)])/g, '$1')
    .trim();
}

export interface Reading {
  readonly places: readonly ReadPlace[];
  /** the page with an id on every place */
  readonly html: string;
}

/** The names of a term of the glossary, by its id. */
export type NamesOf = (term: string) => readonly string[];

export function readSection(html: string, namesOf: NamesOf): Reading & Pick<Page, 'number' | 'title'> {
  const places: ReadPlace[] = [];
  const named: { readonly at: number; readonly id: string }[] = [];
  let [heading, rank, number, title] = ['', 0, '', ''];

  const terms = (element: Element) =>
    [...within(element)]
      .map((each) => attribute(each, 'data-term'))
      .filter(Boolean)
      .flatMap(namesOf);
  const block = (element: Element) => {
    const text = textOf(element);
    if (text === '') return;
    const own = attribute(element, 'id');
    if (!own) {
      rank += 1;
      const tag = element.sourceCodeLocation?.startTag;
      if (!tag) throw new Error(`<${element.tagName}> « ${text.slice(0, 60)} » is not in the source`);
      named.push({ at: tag.startOffset + 1 + element.tagName.length, id: blockAnchor(heading, rank) });
    }
    const anchor = own || blockAnchor(heading, rank);
    places.push({ kind: 'block', anchor, title: '', text, names: terms(element) });
  };
  /** A lab or an exercise leads to its title: what follows its own id in an address is its state. */
  const frame = (element: Element, kind: 'lab' | 'exercise', said: (part: Element) => boolean) => {
    const name = first(element, ({ tagName }) => tagName === 'h3');
    const body = first(element, said);
    if (!name) return;
    const label = first(element, (part) => hasClass(part, 'label'));
    const text = body ? textOf(body) : '';
    const names = label ? [textOf(label)] : [];
    places.push({ kind, anchor: attribute(name, 'id'), title: textOf(name), text, names });
  };
  const isBlock = (element: Element) =>
    /^(p|figure|table|blockquote|pre)$/.test(element.tagName) ||
    (element.tagName === 'li' && !first(element, ({ tagName }) => tagName === 'p' || tagName === 'li'));

  const walk = (node: Node): void => {
    if (!isElement(node)) return;
    if (isSilent(node)) return;
    if (hasClass(node, 'section-number')) number = textOf(node);
    else if (node.tagName === 'h1') {
      title = textOf(node);
      places.push({ kind: 'heading', anchor: '', title, text: '', names: [number] });
    } else if (/^h[234]$/.test(node.tagName)) {
      [heading, rank] = [attribute(node, 'id') || heading, 0];
      if (attribute(node, 'id'))
        places.push({ kind: 'heading', anchor: heading, title: textOf(node), text: '', names: [] });
    } else if (hasClass(node, 'lab')) frame(node, 'lab', (part) => hasClass(part, 'first-step'));
    else if (hasClass(node, 'exercise')) frame(node, 'exercise', (part) => hasClass(part, 'statement'));
    else if (isBlock(node)) block(node);
    else for (const child of children(node)) walk(child);
  };
  const article = first(parse(html, { sourceCodeLocationInfo: true }), ({ tagName }) => tagName === 'article');
  for (const child of article ? children(article) : []) walk(child);
  return { number, title, places, html: withIds(html, named) };
}

function withIds(html: string, named: readonly { readonly at: number; readonly id: string }[]): string {
  let [result, before] = ['', 0];
  for (const { at, id } of named) {
    result += `${html.slice(before, at)} id="${id}"`;
    before = at;
  }
  return result + html.slice(before);
}

/** The index of terms: every name of each term, by its id. */
export function readNames(html: string): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  const list = first(parse(html), (element) => element.tagName === 'article');
  for (const row of list ? within(list) : []) {
    if (row.tagName !== 'li') continue;
    const link = first(row, ({ tagName }) => tagName === 'a');
    const id = link ? attribute(link, 'href').split('#')[1] : undefined;
    if (link && id) names.set(id, [...(names.get(id) ?? []), textOf(link)]);
  }
  return names;
}

/** The glossary: its entries are places that have their id already. */
export function readGlossary(html: string, namesOf: NamesOf): Pick<Page<ReadPlace>, 'title' | 'places'> {
  const document = parse(html);
  const places = [...within(document)].flatMap((element): ReadPlace[] => {
    const term = element.tagName === 'div' ? element.childNodes.filter(isElement) : [];
    const [name, definition] = [
      term.find(({ tagName }) => tagName === 'dt'),
      term.find(({ tagName }) => tagName === 'dd'),
    ];
    if (!name || !definition) return [];
    const anchor = attribute(element, 'id');
    const title = name.childNodes.find((node) => 'value' in node && node.value.trim() !== '');
    const text = textOf(definition);
    return [{ kind: 'term', anchor, title: title ? textOf(title) : '', text, names: namesOf(anchor) }];
  });
  const heading = first(document, ({ tagName }) => tagName === 'h1');
  return { title: heading ? textOf(heading) : '', places };
}
