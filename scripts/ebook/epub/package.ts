/** An EPUB 3 of a book: chapters, contents, style, and the package that lists them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { DEFAULT_LOCALE } from '../../../kit/i18n/index.ts';
import { EBOOK_STRINGS } from '../strings/index.ts';
import type { Made, MadeChapter } from '../types.ts';
import { escapeXml, fileOf, xhtmlPage } from '../xhtml-page.ts';
import { epubStyle } from './style.ts';

const link = (href: string, text: string) => `<a href="${href}">${escapeXml(text)}</a>`;
const named = ({ number, title }: MadeChapter) => (number ? `${number} ${title}` : title);

/** Items in a row that have the same key, together. */
function grouped<T>(items: readonly T[], key: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups: [string, T[]][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.[0] === key(item)) last[1].push(item);
    else groups.push([key(item), [item]]);
  }
  return groups;
}

/** Parts, sections, headings; the chapters after the last part stand beside the parts. */
function contents(book: Made): string {
  const s = EBOOK_STRINGS[book.locale];
  const chapter = (one: MadeChapter) => {
    const headings = one.number ? one.headings : [];
    const inner = headings.map((h) => `<li>${link(`${fileOf(one.slug)}#${h.id}`, h.text)}</li>`).join('');
    return `<li>${link(fileOf(one.slug), named(one))}${inner && `<ol>${inner}</ol>`}</li>`;
  };
  const items = grouped(book.chapters, ({ part }) => part).map(([part, chapters]) => {
    const inner = chapters.map(chapter).join('');
    return part ? `<li><span>${escapeXml(part)}</span><ol>${inner}</ol></li>` : inner;
  });
  const nav = `<nav epub:type="toc" role="doc-toc" id="toc"><h1>${s.contents}</h1><ol>${items.join('')}</ol></nav>`;
  return xhtmlPage(book.locale, s.contents, nav);
}

function titlePage({ locale, name, title, description, licence, address }: Made): string {
  const s = EBOOK_STRINGS[locale];
  const lines = [description, licence, s.online(address)].map((line) => `<p>${escapeXml(line)}</p>`).join('');
  const heading = `<p>${escapeXml(name)}</p><h1>${escapeXml(title)}</h1>`;
  const body = `<section class="title-page" epub:type="titlepage">${heading}${lines}</section>`;
  return xhtmlPage(locale, title, body);
}

/** What a reading system says of a book before it is opened. */
const ACCESS = {
  'schema:accessMode': ['textual', 'visual'],
  'schema:accessModeSufficient': ['textual'],
  'schema:accessibilityFeature': [
    'alternativeText',
    'longDescription',
    'MathML',
    'structuralNavigation',
    'tableOfContents',
  ],
  'schema:accessibilityHazard': ['none'],
};

interface Item {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly properties?: string;
  readonly spine?: boolean;
}

function packageXml(book: Made, items: readonly Item[], modified: Date): string {
  const s = EBOOK_STRINGS[book.locale];
  const hash = createHash('sha256').update(`${book.address}${book.locale}`).digest('hex');
  const uuid = hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  const meta = Object.entries(ACCESS).flatMap(([name, values]) =>
    values.map((value) => `<meta property="${name}">${value}</meta>`),
  );
  const id = (index: number) => `item-${index}`;
  const manifest = items.map(
    ({ name, type, properties }, i) =>
      `<item id="${id(i)}" href="${name}" media-type="${type}"${properties ? ` properties="${properties}"` : ''}/>`,
  );
  const spine = items.flatMap(({ spine: read }, i) => (read ? [`<itemref idref="${id(i)}"/>`] : []));
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="${book.locale}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">urn:uuid:${uuid}</dc:identifier>
<dc:title>${escapeXml(`${book.name} – ${book.title}`)}</dc:title>
<dc:language>${book.locale}</dc:language>
<dc:description>${escapeXml(book.description)}</dc:description>
<dc:rights>${escapeXml(book.licence)}</dc:rights>
<dc:source>${escapeXml(book.address)}</dc:source>
<meta property="dcterms:modified">${modified.toISOString().replace(/\.\d+Z$/, 'Z')}</meta>
${meta.join('\n')}
<meta property="schema:accessibilitySummary">${escapeXml(s.summary)}</meta>
</metadata>
<manifest>
${manifest.join('\n')}
</manifest>
<spine>
${spine.join('\n')}
</spine>
</package>
`;
}

const CONTAINER = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;
const XHTML = 'application/xhtml+xml';
const IMAGES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

function image(dist: string, book: Made, path: string): Item {
  const name = path.replace(/^.*\//, '');
  const type = IMAGES[name.replace(/^.*\./, '')];
  if (!type) throw new Error(`${path}: no image of a kind that EPUB knows`);
  const base = new URL(book.locale === DEFAULT_LOCALE ? './' : '../', book.address).pathname;
  return { name, type, bytes: readFileSync(join(dist, path.slice(base.length))) };
}

export function epub(dist: string, book: Made, sheets: string, modified: Date): Uint8Array {
  const text = (name: string, xhtml: string, more = ''): Item => {
    const properties = [more, xhtml.includes('<math') && 'mathml', xhtml.includes('<svg') && 'svg'].filter(Boolean);
    return { name, type: XHTML, bytes: strToU8(xhtml), properties: properties.join(' '), spine: true };
  };
  const items: Item[] = [
    text('title.xhtml', titlePage(book)),
    text('nav.xhtml', contents(book), 'nav'),
    ...book.chapters.map(({ slug, xhtml }) => text(fileOf(slug), xhtml)),
    { name: 'style.css', type: 'text/css', bytes: strToU8(epubStyle(sheets, new Set(book.drawn))) },
    ...book.images.map((path) => image(dist, book, path)),
  ];
  const files: Zippable = {
    // first and uncompressed, so that what it is can be told from its first bytes
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(CONTAINER),
    'OEBPS/package.opf': strToU8(packageXml(book, items, modified)),
  };
  for (const { name, bytes } of items) files[`OEBPS/${name}`] = bytes;
  return zipSync(files, { level: 9, mtime: modified });
}
