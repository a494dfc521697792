/**
 * Writes `src/kit/models/manifest.json`: every file of every model in `public/models` with its length and SHA-256, in the order
 * of their names. It is bundled with the pages, never fetched: a page always agrees with itself on what it downloads.
 * `npx node scripts/models-manifest.ts` after a model changes; `--check` only compares, and fails when it is stale.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../public/models', import.meta.url));
const FILE = fileURLToPath(new URL('../src/kit/models/manifest.json', import.meta.url));
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

/** The manifest that describes `public/models` as it is now. */
export function manifestText(): string {
  const models = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const manifest = {
    version: 1,
    models: Object.fromEntries(models.map((model) => [model, { files: filesOf(model) }])),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The manifest as committed. */
export function storedManifestText(): string {
  return readFileSync(FILE, 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = manifestText();
  if (!process.argv.includes('--check')) writeFileSync(FILE, text);
  else if (storedManifestText() !== text) {
    console.error('src/kit/models/manifest.json is stale: npx node scripts/models-manifest.ts');
    process.exitCode = 1;
  }
}
