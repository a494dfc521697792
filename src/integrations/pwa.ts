/**
 * Makes the built site a PWA: serves the web app manifest, lists the shell, and writes the service worker with that
 * list in it. Must come after what writes files: it hashes them as they will be served.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { DEFAULT_LOCALE, LOCALES } from '../../kit/i18n/index.ts';
import { absentPage } from '../pwa/absent-page.ts';
import { markOf, withMark } from '../pwa/mark.ts';
import { addressOf, isShellFile, type ShellFile, type ShellManifest, shellBytes } from '../pwa/shell.ts';

const source = (file: string) => fileURLToPath(new URL(`../pwa/${file}`, import.meta.url));

/** Lists the shell of a built site. `base` with both slashes. */
export function listShell(root: string, base: string): ShellManifest {
  const files: Record<string, ShellFile> = {};
  const built = globSync('**/*', { cwd: root })
    .filter((file) => statSync(join(root, file)).isFile())
    .map((file) => file.split(sep).join('/'))
    .filter(isShellFile)
    .sort();
  for (const file of built) {
    const content = readFileSync(join(root, file));
    const sha256 = createHash('sha256').update(content).digest('base64');
    const mark = file.endsWith('.html') ? markOf(content.toString()) : undefined;
    files[addressOf(file)] = { sha256, bytes: content.length, ...(mark ? { mark } : {}) };
  }
  const locales = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE);
  const version = createHash('sha256').update(JSON.stringify({ base, locales, files })).digest('hex').slice(0, 16);
  return { version, base, locales, files };
}

const hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** Writes its mark on every page of a built site. */
function markPages(root: string): void {
  for (const file of globSync('**/*.html', { cwd: root }).filter(isShellFile)) {
    const path = join(root, file);
    writeFileSync(path, withMark(readFileSync(path, 'utf8'), hex));
  }
}

/** A worker of src/pwa with what it imports, as one classic script. */
async function bundle(file: string, define: Readonly<Record<string, string>> = {}): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      rolldownOptions: { input: source(file), output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error(`${file} was not bundled`);
  return output.output[0].code;
}

export async function writeWorker(root: string, base: string): Promise<ShellManifest> {
  markPages(root);
  const manifest = listShell(root, base);
  const absent = LOCALES.map((locale) => [locale === DEFAULT_LOCALE ? '' : locale, absentPage(locale, base)]);
  const define = { __SHELL__: JSON.stringify(manifest), __ABSENT__: JSON.stringify(Object.fromEntries(absent)) };
  writeFileSync(join(root, 'sw.js'), await bundle('sw.ts', define));
  return manifest;
}

/** The worker that puts an end to the published one, for the development server. */
export function retiringWorker(): Promise<string> {
  return bundle('sw-retire.ts');
}

export function pwa(): AstroIntegration {
  let base = '/';
  return {
    name: 'book-pwa',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({ pattern: '/manifest.webmanifest', entrypoint: source('webmanifest.ts'), prerender: true });
      },
      'astro:config:done': ({ config }) => {
        base = `${config.base.replace(/\/+$/, '')}/`;
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(async (request, response, next) => {
          if (request.url?.split('?')[0] !== `${base}sw.js`) return next();
          response.setHeader('Content-Type', 'text/javascript');
          response.end(await retiringWorker());
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const manifest = await writeWorker(fileURLToPath(dir), base);
        const count = Object.keys(manifest.files).length;
        const megabytes = (shellBytes(manifest) / 1e6).toFixed(2);
        logger.info(
          `sw.js ${manifest.version}: ${count} files, ${megabytes} MB before compression, offline after one visit`,
        );
      },
    },
  };
}
