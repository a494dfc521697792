/** The pages of a built site, one at a time: a book of ten thousand does not fit in memory. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PageFile {
  readonly path: string;
  readonly html: string;
}

/** Reads each page when it is asked for, in the order of their names. */
export function* pageFiles(root: string): Generator<PageFile> {
  for (const file of globSync('**/*.html', { cwd: root }).sort()) {
    const path = join(root, file);
    yield { path, html: readFileSync(path, 'utf8') };
  }
}

/** Adds to `seen` the classes that a page names. */
export function collectClasses(html: string, seen: Set<string>): void {
  for (const [, names = ''] of html.matchAll(/\bclass="([^"]*)"/g)) {
    for (const name of names.split(/\s+/)) seen.add(name);
  }
}
