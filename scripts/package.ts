/**
 * `npm run build:scorm`, `build:cmi5`, `build:kolibri`: the book as one file for a course, `packages/book-<kind>.zip`.
 * The site is built, or taken from `--dist FOLDER`; `--set LINK` names the exercises that the grade is out of, as the
 * page for teachers writes it; `--out FOLDER`.
 */
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { readSet, writeSet } from '../kit/report/set.ts';
import { isKind, KINDS, packageFiles } from './package/index.ts';
import { zipped } from './package/zip.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: 'string' },
    out: { type: 'string', default: 'packages' },
    set: { type: 'string' },
  },
});
const fail = (message: string): never => {
  console.error(`${message}\nnpm run build:${KINDS.join('|')} -- [--dist dist] [--set LINK] [--out packages]`);
  process.exit(2);
};
const [kind] = positionals;
if (!isKind(kind)) fail(`${kind ?? 'nothing'}: ${KINDS.join(', ')}`);
const set = values.set === undefined ? null : (readSet(values.set) ?? fail(`--set ${values.set}: names no exercise`));

const dist = values.dist ?? 'dist';
if (values.dist === undefined) execFileSync('npx', ['astro', 'build'], { stdio: 'inherit' });
const names = globSync('**/*', { cwd: dist }).filter((name) => statSync(join(dist, name)).isFile());
const site = new Map(names.sort().map((name) => [name.split(sep).join('/'), readFileSync(join(dist, name))]));
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const files = await packageFiles(kind as (typeof KINDS)[number], { site, version, query: set ? writeSet(set) : '' });
mkdirSync(values.out, { recursive: true });
const file = join(values.out, `book-${kind}.zip`);
const zip = zipped(files);
writeFileSync(file, zip);
console.info(`${file}: ${files.size} files, ${(zip.length / 1e6).toFixed(1)} MB`);
