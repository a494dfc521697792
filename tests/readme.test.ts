/** The README keeps its promises: what it lists is what there is. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const README = readFileSync('README.md', 'utf8');
const MANIFEST = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies' | 'scripts',
  Record<string, string>
>;

/** Names in the first column of the table of dependencies. */
const LISTED = (/^## Dependencies$([\s\S]*?)^## /m.exec(README)?.[1] ?? '')
  .split('\n')
  .filter((line) => /^\| [@a-z]/.test(line) && !line.startsWith('| package'))
  .flatMap((line) => line.split('|')[1]?.split(',') ?? [])
  .map((name) => name.trim());
const stands = (listed: string, name: string) =>
  listed.endsWith('/*') ? name.startsWith(listed.slice(0, -1)) : listed === name;

describe('README', () => {
  const installed = Object.keys({ ...MANIFEST.dependencies, ...MANIFEST.devDependencies });

  it('gives the reason of every dependency', () => {
    expect(installed.filter((name) => !LISTED.some((listed) => stands(listed, name)))).toEqual([]);
  });

  it('lists no package that is gone', () => {
    expect(LISTED.length).toBeGreaterThan(20);
    expect(LISTED.filter((listed) => !installed.some((name) => stands(listed, name)))).toEqual([]);
  });

  it('names scripts that exist', () => {
    const named = [...README.matchAll(/`npm run ([a-z:]+)`/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !(name in MANIFEST.scripts))).toEqual([]);
  });

  it('points to files and folders that exist', () => {
    const paths = [...README.matchAll(/`((?:src|labs|content|training|public|tests|bench)\/[\w./-]*)`/g)];
    expect(paths.length).toBeGreaterThan(8);
    expect(paths.map((match) => match[1] ?? '').filter((path) => !existsSync(path))).toEqual([]);
  });
});
