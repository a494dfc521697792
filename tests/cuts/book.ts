/** A small book in three versions, built on disk with the worker that the real build writes. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { writeWorker } from '../../src/integrations/pwa.ts';
import type { ShellManifest } from '../../src/pwa/shell.ts';
import type { Reader } from './reader.ts';

export interface Book {
  readonly root: string;
  readonly manifest: ShellManifest;
}

/** Bytes that tell their file and version, of this length. */
const filled = (name: string, length: number) => {
  const line = createHash('sha512').update(name).digest('base64');
  return line.repeat(Math.ceil(length / line.length)).slice(0, length);
};

const REGISTER = 'navigator.serviceWorker.register("/sw.js", {updateViaCache: "none"});';

const page = (lang: string, body: string, version: string) =>
  `<!doctype html><html lang="${lang}" data-version="${version}"><head><link rel="stylesheet" href="/_astro/style.${version}.css">` +
  `</head><body><main>${body}</main><template>${filled(`foot ${body}`, 300)}</template>` +
  `<script type="module" src="/_astro/page.${version}.js"></script></body></html>`;

/** `shared` is the same in every version; the rest changes with it, under the same name or another. */
function files(version: string): Record<string, string> {
  return {
    'index.html': page('fr', filled(`home ${version}`, 3000), version),
    'en/index.html': page('en', filled(`en ${version}`, 2500), version),
    '55-1-1/index.html': page('fr', filled(`55-1-1 ${version}`, 6000), version),
    'en/55-1-1/index.html': page('en', filled(`en/55-1-1 ${version}`, 5000), version),
    '404.html': page('fr', filled('nowhere', 400), 'shared'),
    [`_astro/style.${version}.css`]: filled(`css ${version}`, 2000),
    '_astro/style.shared.css': filled('css', 800),
    [`_astro/page.${version}.js`]: `${REGISTER}//${filled(`js ${version}`, 9000)}`,
    [`_astro/lab.${version}.js`]: filled(`lab ${version}`, 4000),
    '_astro/page.shared.js': `${REGISTER}//${filled('js', 1500)}`,
    '_astro/font.shared.woff2': filled('font', 7000),
    'recorded/lab-fr.json': filled(`recorded ${version}`, 3500),
    'search/fr.json': filled(`search ${version}`, 2200),
    'icons/icon.svg': filled('icon', 600),
    'models/decoder/weights.bin': filled(`weights ${version}`, 5000),
  };
}

async function publish(version: string): Promise<Book> {
  const root = mkdtempSync(join(tmpdir(), `book-${version}-`));
  for (const [file, content] of Object.entries(files(version))) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return { root, manifest: await writeWorker(root, '/') };
}

/** Three versions, removed when the tests of a file are over. */
export async function publishedBooks(): Promise<readonly [Book, Book, Book]> {
  const books = [await publish('one'), await publish('two'), await publish('three')] as const;
  afterAll(() => {
    for (const { root } of books) rmSync(root, { recursive: true });
  });
  return books;
}

/** Paths of a version for which the worker in use answers with other bytes, or with nothing. */
async function answers(reader: Reader, { manifest }: Book, wrong: (path: string, body?: Buffer) => boolean) {
  const found: string[] = [];
  for (const path of Object.keys(manifest.files)) {
    const response = await reader.ask(path);
    const body = response?.ok ? Buffer.from(await response.arrayBuffer()) : undefined;
    if (wrong(path, body)) found.push(path);
  }
  return found;
}
const isOf = ({ manifest }: Book, path: string, body: Buffer | undefined) =>
  body !== undefined && createHash('sha256').update(body).digest('base64') === manifest.files[path]?.sha256;

/** What the worker in use does not answer, from its disk alone, with the very bytes of this version. */
export async function faults(reader: Reader, book: Book): Promise<string[]> {
  const { manners } = reader.host;
  reader.host.manners = () => null;
  const wrong = await answers(reader, book, (path, body) => !isOf(book, path, body));
  reader.host.manners = manners;
  return wrong;
}

/** Scripts, styles and data that the worker in use answers with those of another version; a page stands alone. */
export function foreign(reader: Reader, book: Book): Promise<string[]> {
  const isPage = (path: string) => path === '' || /\/$|\.html$/.test(path);
  return answers(reader, book, (path, body) => body !== undefined && !isPage(path) && !isOf(book, path, body));
}
