/** What the service worker does with a request: a pure decision, so that every shape of address is tested apart. */
import { notFoundAddress, type ShellManifest } from './shell.ts';

export type Route =
  /** answer with this file of the shell, and no other version of it */
  | { readonly kind: 'stored'; readonly path: string }
  /** the address of a page, written otherwise: its one address, query kept */
  | { readonly kind: 'redirect'; readonly location: string }
  /** a page this version does not have: ask the network, else show the 404 page */
  | { readonly kind: 'unknown-page'; readonly notFound: string | undefined }
  /** a file named after its content: maybe one of the version before, for a tab still open on it */
  | { readonly kind: 'hashed' }
  /** none of our business */
  | { readonly kind: 'pass' };

/**
 * `55-1-1`, `55-1-1//`, `55-1-1/index.html` → `55-1-1/`; a file keeps its name; undefined when there is no such page.
 */
export function canonicalPath(manifest: ShellManifest, path: string): string | undefined {
  const collapsed = path.replace(/\/{2,}/g, '/').replace(/^\//, '');
  const page = collapsed.replace(/(^|\/)index\.html$/, '$1');
  const candidates = [collapsed, page, page && !page.endsWith('/') ? `${page}/` : page];
  return candidates.find((candidate) => Object.hasOwn(manifest.files, candidate));
}

/** First segment under the base when it names a language, else undefined: the root locale. */
export function localeOf(manifest: ShellManifest, { pathname }: URL): string | undefined {
  const [first = ''] = pathname.slice(manifest.base.length).split('/').filter(Boolean);
  return manifest.locales.includes(first) ? first : undefined;
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path; // malformed percent-encoding: no file has such a name
  }
}

/** `url` is a GET on this origin; `navigation` is true when it opens a document. */
export function routeRequest(manifest: ShellManifest, url: URL, navigation: boolean): Route {
  if (!url.pathname.startsWith(manifest.base)) return { kind: 'pass' };
  const path = decode(url.pathname.slice(manifest.base.length));
  if (Object.hasOwn(manifest.files, path)) return { kind: 'stored', path };
  if (!navigation) return path.startsWith('_astro/') ? { kind: 'hashed' } : { kind: 'pass' };
  const canonical = canonicalPath(manifest, path);
  if (canonical === undefined) {
    return { kind: 'unknown-page', notFound: notFoundAddress(manifest, localeOf(manifest, url)) };
  }
  return { kind: 'redirect', location: `${manifest.base}${encodeURI(canonical)}${url.search}` };
}
