/** Asks the host for the files of the shell, and judges what comes. Runs in the service worker. */
import { compare } from './mark.ts';
import type { Gap } from './report.ts';
import type { ShellFile, ShellManifest } from './shell.ts';

export type Fetched =
  | { readonly kind: 'intact' | 'as-given'; readonly response: Response }
  | { readonly kind: 'other-version' }
  | { readonly kind: 'gap'; readonly gap: Gap };

/** A page that came altered is judged by its mark; of any other file, each byte counts. */
export async function judge(manifest: ShellManifest, path: string, response: Response): Promise<Fetched> {
  const file = manifest.files[path] as ShellFile;
  if (!response.ok) return { kind: 'gap', gap: { path, reason: 'status', status: response.status } };
  const bytes = await response.arrayBuffer();
  // A response that was redirected cannot answer a navigation: keep its content alone.
  // A page is a page, whatever the host calls what a script asks for: a browser would show its source.
  const headers = new Headers(response.headers);
  if (file.mark !== undefined) headers.set('content-type', 'text/html; charset=utf-8');
  const kept = () => new Response(bytes, { headers });
  if (base64(await crypto.subtle.digest('SHA-256', bytes)) === file.sha256) {
    return { kind: 'intact', response: kept() };
  }
  const ofThisVersion = (mark: string) => Object.values(manifest.files).some((other) => other.mark === mark);
  const text = () => new TextDecoder().decode(bytes);
  const likeness = file.mark === undefined ? 'other' : compare(text(), file.mark, ofThisVersion);
  if (likeness === 'same') return { kind: 'as-given', response: kept() };
  return likeness === 'other' ? { kind: 'gap', gap: { path, reason: 'other' } } : { kind: likeness };
}

function base64(digest: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** At most two requests: a stale HTTP cache gets a second chance. `blocked` when there is no answer at all. */
export async function fetchFile(manifest: ShellManifest, path: string): Promise<Fetched> {
  const url = `${manifest.base}${encodeURI(path)}`;
  const ask = async (cache: RequestCache): Promise<Fetched> => {
    try {
      return await judge(manifest, path, await fetch(url, { cache, credentials: 'same-origin' }));
    } catch {
      return { kind: 'gap', gap: { path, reason: 'blocked' } };
    }
  };
  const first = await ask(path.startsWith('_astro/') ? 'default' : 'no-cache');
  return first.kind === 'intact' ? first : ask('reload');
}

/** `none`: it does not answer. A host that keeps its worker to itself, or alters it, gives no reason to doubt. */
export type Published = 'this' | 'other' | 'none';

/** Which version the host gives at this moment, as its own worker says. */
export async function published(manifest: ShellManifest): Promise<Published> {
  try {
    const response = await fetch(`${manifest.base}sw.js`, { cache: 'no-store' });
    const version = /\bversion["']?: ?["'`]([0-9a-f]{16})\b/.exec(await response.text())?.[1];
    return version === undefined || version === manifest.version ? 'this' : 'other';
  } catch {
    return 'none';
  }
}
