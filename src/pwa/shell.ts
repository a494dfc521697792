/**
 * The shell: every page in every language with its scripts, styles, fonts and recorded data, without models and
 * without the wasm runtime. Its list, computed from the built site, is written into the service worker, so that a
 * changed file is a changed worker. Pure functions, shared by the build, the worker and the page.
 */

export interface ShellFile {
  /** SHA-256 of the content, base64: also what `fetch` verifies */
  readonly sha256: string;
  readonly bytes: number;
  /** of a page: what its `<html>` says, see mark.ts */
  readonly mark?: string;
}

export interface ShellManifest {
  /** hash of all that follows */
  readonly version: string;
  /** path the site is published under, with both slashes: `/` or `/livre/` */
  readonly base: string;
  /** locales beside the root one: first segment of their paths */
  readonly locales: readonly string[];
  /** path under the base, a page as its address (`''`, `'en/55-1-1/'`) */
  readonly files: Readonly<Record<string, ShellFile>>;
}

/** Address under the base of a built file: `en/index.html` is the page `en/`. */
export function addressOf(file: string): string {
  return file.replace(/(^|\/)index\.html$/, '$1');
}

/** Whether a built file belongs to the shell; the rest is fetched when asked for, or never needed by a reader. */
export function isShellFile(file: string): boolean {
  if (file.startsWith('models/') || /^_astro\/.*\.(wasm|bin)$/.test(file)) return false; // second tier: download for offline
  if (file.startsWith('ebook/')) return false; // the reader keeps a book where they want it
  if (file === 'sw.js' || file === 'robots.txt' || /^sitemap.*\.xml$/.test(file)) return false;
  if (/\.(woff|ttf|map)$/.test(file)) return false; // every browser with service workers reads woff2
  if (/\.(br|gz)$/.test(file)) return false; // the same again, compressed for the host
  // what only the host reads, and may well keep to itself; images for social networks
  return !/^(\.nojekyll|web\.config|_headers)$/.test(file) && !file.startsWith('og/');
}

/** Name of the cache; the base sets apart two books on one host. */
export function shellCacheName(base: string): string {
  return `i55-shell:${base}`;
}

/** Where a file lies in the cache. The hash is part of the key: versions share what did not change, and never mix. */
export function shellKey(manifest: Pick<ShellManifest, 'base'>, path: string, file: ShellFile): string {
  return `${manifest.base}${encodeURI(path)}?v=${encodeURIComponent(file.sha256)}`;
}

export function shellKeys(manifest: ShellManifest): readonly string[] {
  return Object.entries(manifest.files).map(([path, file]) => shellKey(manifest, path, file));
}

export function shellBytes(manifest: ShellManifest): number {
  return Object.values(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Address of the 404 page of a language, as the build names it. */
export function notFoundAddress(manifest: ShellManifest, locale: string | undefined): string | undefined {
  const own = locale ? [`${locale}/404.html`, `${locale}/404/`] : [];
  return [...own, '404.html', '404/'].find((path) => Object.hasOwn(manifest.files, path));
}
