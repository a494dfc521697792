import { globSync } from 'node:fs';
import { extname } from 'node:path';
import { expect, it } from 'vitest';
import { isShellFile } from '../../src/pwa/shell.ts';
import { HOST_FILES } from './hosts.ts';
import { TYPES } from './mime.ts';

const config = HOST_FILES['web.config'] ?? '';
const extensions = (pattern: RegExp) => [...config.matchAll(pattern)].map(([, extension = '']) => extension);

it('IIS knows the type of every file that is shipped, each said once', () => {
  const mapped = extensions(/<mimeMap fileExtension="([^"]+)"/g);
  expect(extensions(/<remove fileExtension="([^"]+)"/g)).toEqual(mapped);
  expect(new Set(mapped).size).toBe(mapped.length);
  const shipped = globSync('public/**/*.*').map(extname);
  for (const extension of new Set([...shipped, ...Object.keys(TYPES), '.bin'])) expect(mapped).toContain(extension);
});

it('what only the host reads is no part of the book', () => {
  for (const name of Object.keys(HOST_FILES)) expect(isShellFile(name), name).toBe(false);
});
