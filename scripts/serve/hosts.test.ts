import { globSync } from 'node:fs';
import { extname } from 'node:path';
import { expect, it } from 'vitest';
import { isShellFile } from '../../src/pwa/shell.ts';
import { cacheControl, hostFiles } from './hosts.ts';
import { TYPES } from './mime.ts';

const config = hostFiles('/')['web.config'] ?? '';
const extensions = (pattern: RegExp) => [...config.matchAll(pattern)].map(([, extension = '']) => extension);

it('IIS knows the type of every file that is shipped, each said once', () => {
  const mapped = extensions(/<mimeMap fileExtension="([^"]+)"/g);
  expect(extensions(/<remove fileExtension="([^"]+)"/g)).toEqual(mapped);
  expect(new Set(mapped).size).toBe(mapped.length);
  const shipped = globSync('public/**/*.*').map(extname);
  for (const extension of new Set([...shipped, ...Object.keys(TYPES), '.bin'])) expect(mapped).toContain(extension);
});

it('IIS keeps for ever what is named after its content, and that alone', () => {
  const [whole = '', hashed = ''] = config.split('<location path="_astro">');
  expect(whole).toContain('<clientCache cacheControlMode="DisableCache" />');
  expect(hashed).toContain('cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00"');
});

/** What a host that reads `_headers` answers with: rules whose path fits, `*` for anything. */
function headersOf(path: string, file: string): string[] {
  const rules = file.split(/\n(?=\S)/).map((rule) => rule.split('\n').map((line) => line.trim()));
  const literal = (text: string) => text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
  const fits = (pattern: string) => new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`).test(path);
  return rules.filter(([pattern = '']) => fits(pattern)).flatMap(([, ...lines]) => lines.filter(Boolean));
}

it.each(['/', '/livre/'])('a host that reads _headers says of each file what ours says, under %s', (base) => {
  const file = hostFiles(base)['_headers'] ?? '';
  for (const path of ['_astro/Lab.abc.js', '_astro/ort.abc.wasm', 'sw.js', 'models/decoder/config.json']) {
    expect(headersOf(base + path, file), path).toEqual([`Cache-Control: ${cacheControl(base + path)}`]);
  }
  // pages: these hosts ask again by themselves
  expect(headersOf(`${base}55-1-1/`, file)).toEqual([]);
});

it('what only the host reads is no part of the book', () => {
  for (const name of Object.keys(hostFiles('/'))) expect(isShellFile(name), name).toBe(false);
});
