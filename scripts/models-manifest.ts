/**
 * Writes kit/models/manifest/<folder>.json: size and SHA-256 of every file of each folder of public/models; and
 * kit/models/fetched.json: per model those that pages fetch (`ModelSpec.folders`), which the runtime checks after a
 * download.
 * `npm run models:manifest` after a model changes; `-- --check` only compares, and fails when it is stale.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MODELS } from '../kit/models/index.ts';

const ROOT = fileURLToPath(new URL('../public/models', import.meta.url));
const FOLDER = fileURLToPath(new URL('../kit/models/manifest', import.meta.url));
const FETCHED = fileURLToPath(new URL('../kit/models/fetched.json', import.meta.url));
/** The model card is read by people, not by the runtime. */
const IGNORED = /(^|\/)(\..*|README\.md)$/;

function filesOf(model: string) {
  const folder = join(ROOT, model);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !IGNORED.test(path))
    .sort()
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
}

/** File name → text of the manifests that describe `public/models` as it is now. */
export function manifests(): Record<string, string> {
  const models = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(
    models.map(({ name }) => [`${name}.json`, `${JSON.stringify({ files: filesOf(name) }, null, 2)}\n`]),
  );
}

function fetchedOf(folders: Readonly<Record<string, readonly string[] | 'all'>>) {
  return Object.entries(folders).flatMap(([folder, wanted]) => {
    const files = filesOf(folder);
    const paths = wanted === 'all' ? files.map(({ path }) => path) : wanted;
    return paths.map((path) => {
      const { size, sha256 } = files.find((file) => file.path === path) ?? fail(`public/models/${folder}: no ${path}`);
      return { file: `${folder}/${path}`, size, sha256 };
    });
  });
}

function fail(message: string): never {
  throw new Error(message);
}

/** The text of fetched.json as it should be now. */
export function fetched(): string {
  const models = Object.entries(MODELS).map(([id, { folders }]) => [id, fetchedOf(folders)] as const);
  return `${JSON.stringify(Object.fromEntries(models), null, 2)}\n`;
}

const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** The same as committed. */
export function storedFetched(): string {
  return textOf(FETCHED);
}

/** The manifests as committed. */
export function storedManifests(): Record<string, string> {
  if (!existsSync(FOLDER)) return {};
  return Object.fromEntries(readdirSync(FOLDER).map((name) => [name, textOf(join(FOLDER, name))]));
}

function write(): void {
  writeFileSync(FETCHED, fetched());
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  for (const [name, text] of Object.entries(manifests())) writeFileSync(join(FOLDER, name), text);
}

function check(): void {
  const [now, stored] = [manifests(), storedManifests()];
  const stale = Object.keys({ ...now, ...stored }).filter((name) => now[name] !== stored[name]);
  if (fetched() !== storedFetched()) stale.push('../fetched.json');
  if (stale.length === 0) return;
  console.error(`stale in kit/models/manifest: ${stale.join(', ')}. Run: npm run models:manifest`);
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) check();
  else write();
}
