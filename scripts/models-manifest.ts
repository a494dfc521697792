/**
 * Writes kit/models/manifest/<folder>.json: size and SHA-256 of every file of each folder of public/models, which
 * the runtime checks after a download. One file per folder: code that loads one model does not carry the hashes of all.
 * `npm run models:manifest` after a model changes; `-- --check` only compares, and fails when it is stale.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../public/models', import.meta.url));
const FOLDER = fileURLToPath(new URL('../kit/models/manifest', import.meta.url));
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

/** The manifests as committed. */
export function storedManifests(): Record<string, string> {
  if (!existsSync(FOLDER)) return {};
  return Object.fromEntries(readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
}

function write(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  for (const [name, text] of Object.entries(manifests())) writeFileSync(join(FOLDER, name), text);
}

function check(): void {
  const [now, stored] = [manifests(), storedManifests()];
  const stale = Object.keys({ ...now, ...stored }).filter((name) => now[name] !== stored[name]);
  if (stale.length === 0) return;
  console.error(`stale in kit/models/manifest: ${stale.join(', ')}. Run: npm run models:manifest`);
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) check();
  else write();
}
