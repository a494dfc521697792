/**
 * Makes of a built site a book that stands anywhere: its addresses begin at a site's root, those of a package at the
 * page, the stylesheet or the script that names them. Pages are named as files, since nothing in a course finds the
 * index of a folder. Pages go through a parser of HTML: what another one does to them afterwards changes nothing.
 */
import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';

type Node =
  | DefaultTreeAdapterTypes.ChildNode
  | DefaultTreeAdapterTypes.Document
  | DefaultTreeAdapterTypes.DocumentFragment;
type Element = DefaultTreeAdapterTypes.Element;

export type Files = ReadonlyMap<string, Uint8Array>;

/** What belongs to a site of its own: what it tells hosts, robots, other sites; its 404 pages. */
const OF_A_SITE =
  /^(?:sw\.js|.*\.webmanifest|sitemap.*|robots\.txt|_headers|web\.config|\.nojekyll|og\/.*|(?:en\/)?404[./].*)$/;
const OF_A_SITE_LINKS = new Set(['manifest', 'sitemap', 'apple-touch-icon']);

const isElement = (node: Node): node is Element => 'tagName' in node;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Of the site, with both slashes: its first page names the index of its search. */
export function baseOf(files: Files): string {
  const home = decoder.decode(files.get('index.html'));
  const base = /data-search="([^"]*)_astro\//.exec(home)?.[1];
  if (base === undefined) throw new Error('index.html names no search: is this a build of the book?');
  return base;
}

export interface Place {
  /** path of the file that names the address */
  readonly from: string;
  readonly base: string;
  readonly files: Files;
}

/** An address of the site as the file `from` reaches it; null: it is none. */
export function relativeAddress(address: string, { from, base, files }: Place): string | null {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(address) ?? [];
  if (!path.startsWith(base)) return null;
  let inside: string;
  try {
    inside = decodeURI(path.slice(base.length));
  } catch {
    return null;
  }
  const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  if (!files.has(file)) return null;
  const here = from.split('/').slice(0, -1);
  const there = file.split('/');
  while (here.length > 0 && here[0] === there[0] && there.length > 1) {
    here.shift();
    there.shift();
  }
  // `import()` of a page wants a path to begin with dots
  return `${here.map(() => '../').join('') || './'}${encodeURI(there.join('/'))}${rest}`;
}

/** Every text of a value of JSON. */
function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped(item, change)]));
}

const inStyle = (text: string, moved: (address: string) => string) =>
  text.replaceAll(
    /url\((["']?)([^"')]+)\1\)/g,
    (_, quote: string, address: string) => `url(${quote}${moved(address)}${quote})`,
  );

/** Attributes that hold an address; a text may look like one. */
const ADDRESS = /^(?:href|src|poster|action|component-url|renderer-url|before-hydration-url|data-.*)$/;

function relocateElement(element: Element, base: string, moved: (address: string) => string): void {
  for (const attribute of element.attrs) {
    const { name, value } = attribute;
    // a stroke alone is a sign of division
    const named = (text: string) => (text === base ? text : moved(text));
    if (name === 'props') attribute.value = JSON.stringify(mapped(JSON.parse(value), named));
    else if (name === 'style') attribute.value = inStyle(value, moved);
    else if (ADDRESS.test(name)) attribute.value = moved(value);
  }
}

function walk(node: Node, visit: (element: Element) => boolean): void {
  if (!('childNodes' in node)) return;
  node.childNodes = node.childNodes.filter((child) => !isElement(child) || visit(child));
  for (const child of node.childNodes) walk(child, visit);
  if (isElement(node) && 'content' in node) walk((node as DefaultTreeAdapterTypes.Template).content, visit);
}

/** A page, told what it is part of. */
export function relocatePage(html: string, place: Place, kind: string): string {
  const moved = (address: string) => relativeAddress(address, place) ?? address;
  const document = parse(html, { scriptingEnabled: false });
  walk(document, (element) => {
    const rel = element.tagName === 'link' && element.attrs.find(({ name }) => name === 'rel')?.value;
    if (rel && OF_A_SITE_LINKS.has(rel)) return false;
    relocateElement(element, place.base, moved);
    if (element.tagName === 'html') element.attrs.push({ name: 'data-package', value: kind });
    return true;
  });
  return serialize(document);
}

/** Addresses of a script's own folder, where all scripts are, become those beside the script. */
export function relocateScript(code: string, { base }: Pick<Place, 'base'>): string {
  const root = base.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const address = `(["'\`])${root}_astro/([\\w.-]+)\\1`;
  return (
    code
      // before what it is told of itself, the compiler writes a text of nothing
      .replaceAll(
        new RegExp(`new URL\\(${address},\\s*(?:(?:""|''|\`\`)\\s*\\+\\s*)?import\\.meta\\.url\\)`, 'g'),
        (_, __, name: string) => `new URL("${name}",import.meta.url)`,
      )
      .replaceAll(new RegExp(address, 'g'), (_, __, name: string) => `new URL("${name}",import.meta.url).href`)
      // Vite's list of what a script needs is under the base
      .replaceAll(
        new RegExp(`function\\((\\w+)\\)\\{return(["'\`])${root}\\2\\+\\1\\}`, 'g'),
        (_, name: string) => `function(${name}){return new URL("../",import.meta.url).href+${name}}`,
      )
  );
}

/** The files of the book, each as it stands in a package. */
export function relocate(site: Files, kind: string): Map<string, Uint8Array> {
  const base = baseOf(site);
  const files = new Map([...site].filter(([name]) => !OF_A_SITE.test(name)));
  const moved = new Map<string, Uint8Array>();
  for (const [from, bytes] of files) {
    const place = { from, base, files };
    const text = () => decoder.decode(bytes);
    if (from.endsWith('.html')) moved.set(from, encoder.encode(relocatePage(text(), place, kind)));
    else if (from.endsWith('.js')) moved.set(from, encoder.encode(relocateScript(text(), place)));
    else if (from.endsWith('.css')) {
      moved.set(from, encoder.encode(inStyle(text(), (address) => relativeAddress(address, place) ?? address)));
    } else moved.set(from, bytes);
  }
  const root = new RegExp(`["'\`(]${base}_astro/`);
  const left = [...moved].filter(([name, bytes]) => /\.(js|css|html)$/.test(name) && root.test(decoder.decode(bytes)));
  if (left.length > 0) throw new Error(`addresses of a site are left in ${left.map(([name]) => name).join(', ')}`);
  return moved;
}
