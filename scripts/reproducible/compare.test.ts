import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compare } from './compare.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'reproducible-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function folder(name: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, name, file, '..'), { recursive: true });
    writeFileSync(join(root, name, file), text);
  }
  return join(root, name);
}

it('the same files are the same, and what differs is named with its place', () => {
  const first = folder('a', { 'index.html': 'abc', '_astro/x.js': 'let x', 'sw.js': 'one' });
  const same = folder('b', { 'sw.js': 'one', 'index.html': 'abc', '_astro/x.js': 'let x' });
  expect(compare(first, same)).toEqual({ files: 3, lines: [] });
  const other = folder('c', { 'index.html': 'abd', '_astro/y.js': 'let x', 'sw.js': 'one and more' });
  expect(compare(first, other)).toEqual({
    files: 4,
    lines: [
      '_astro/x.js: only in the first',
      '_astro/y.js: only in the second',
      'index.html: from byte 2, of 3 and 3',
      'sw.js: from byte 3, of 3 and 12',
    ],
  });
});
