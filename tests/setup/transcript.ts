/** What a screen reader has to say of a part of a page: Chromium's accessibility tree, in order, one line per thing said. */
import type { Page } from 'playwright';

/** A node of the tree that is said: text, or an element with its role. */
export interface Said {
  readonly depth: number;
  /** of the accessibility tree: « StaticText », « button », « slider »… */
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly value: string;
  /** « expanded: false », « selected: true »… */
  readonly states: readonly string[];
  /** « polite », « assertive », or '' */
  readonly live: string;
  readonly level: number;
  /** index, in the transcript, of the element that it is in; −1 for none */
  readonly within: number;
}

interface Value {
  readonly value?: unknown;
}
interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly description?: Value;
  readonly value?: Value;
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
  readonly childIds?: readonly string[];
  readonly backendDOMNodeId?: number;
}

/** What is said of a state, when it holds. */
const STATES = /^(checked|selected|expanded|pressed|disabled|invalid|required|readonly|busy|hasPopup|current)$/;
/** States that are told when they do not hold, too. */
const TOLD = /^(checked|selected|expanded|pressed)$/;
/** Boxes of the tree that nothing is said of. */
const SILENT =
  /^(none|generic|InlineTextBox|LineBreak|SvgRoot|ListMarker|LayoutTable.*|Section|LabelText|Legend|Pre|Iframe.*)$/;
/** What takes its name from what is in it: said once, with its role. */
const LEAVES = new RegExp(
  '^(button|link|tab|radio|checkbox|switch|option|menuitem|slider|spinbutton|' +
    'progressbar|textbox|searchbox|image|img|math|MathMLMath|DisclosureTriangle|SummaryMarker|heading)$',
);

const text = (value: Value | undefined) => (value?.value === undefined ? '' : String(value.value));

/** The transcript of the element that `selector` finds first. */
export async function transcript(page: Page, selector: string): Promise<Said[]> {
  const client = await page.context().newCDPSession(page);
  // the tree has the number of a field, not the words that are said instead of it
  const words = new Map<number, string>();
  const { root } = await client.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { node: found } = await client.send('DOM.describeNode', { nodeId });
  const { nodes } = (await client.send('Accessibility.getFullAXTree')) as { nodes: readonly Node[] };
  const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId, selector: '[aria-valuetext]' });
  for (const id of nodeIds) {
    const { node } = await client.send('DOM.describeNode', { nodeId: id });
    const at = node.attributes?.indexOf('aria-valuetext') ?? -1;
    words.set(node.backendNodeId, node.attributes?.[at + 1] ?? '');
  }
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const start = nodes.find((node) => node.backendDOMNodeId === found.backendNodeId);
  if (!start) throw new Error(`nothing is said of ${selector}`);
  const said: Said[] = [];
  const walk = (node: Node, depth: number, within: number, label = false): void => {
    const role = text(node.role);
    // what names a field, or what it is in, is said with it
    if (role === 'StaticText' && (label || text(node.name).trim() === said[within]?.name.trim())) return;
    const properties = new Map(node.properties?.map(({ name, value }) => [name, value.value]));
    const live = String(properties.get('live') ?? '');
    const quiet = node.ignored || (SILENT.test(role) && !live);
    let inside = within;
    if (!quiet) {
      inside = said.length;
      said.push({
        depth,
        role,
        within,
        live,
        name: text(node.name),
        description: text(node.description),
        value: words.get(node.backendDOMNodeId ?? 0) ?? text(node.value),
        level: Number(properties.get('level') ?? 0),
        states: [...properties]
          .filter(([name, value]) => STATES.test(name) && (TOLD.test(name) || String(value) !== 'false'))
          .map(([name, value]) => `${name}: ${value}`),
      });
    }
    if (!quiet && LEAVES.test(role) && text(node.name)) return;
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) walk(child, quiet ? depth : depth + 1, inside, label || /^(LabelText|Legend)$/.test(role));
    }
  };
  walk(start, 0, -1);
  await client.detach();
  return said;
}

/** To be read: as a student who hears the page would. */
export const readAloud = (all: readonly Said[]): string =>
  all
    .map(({ depth, role, name, value, description, states, live, level }) => {
      const parts = [
        role === 'StaticText' ? '' : role + (level ? ` ${level}` : ''),
        name && `« ${name} »`,
        value && `= ${value}`,
        ...states,
        description && `(${description})`,
        live && `[${live}]`,
      ];
      return '  '.repeat(depth) + parts.filter(Boolean).join(' ');
    })
    .join('\n');
