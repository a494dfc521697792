/** The shell on disk: filling it at install, pruning it at activation. Runs in the service worker. */
import { type ShellFile, type ShellManifest, shellCacheName, shellKey, shellKeys } from './shell.ts';

/** Files asked for at once: enough to fill a connection, few enough to leave it to the page. */
const CONCURRENCY = 6;

/** What the cache says of itself, stored in it under this name. */
interface Ledger {
  /** keys of the version in use */
  readonly keys: readonly string[];
}
const ledgerKey = (base: string) => `${base}__shell-ledger__`;

export function openShell(manifest: ShellManifest): Promise<Cache> {
  return caches.open(shellCacheName(manifest.base));
}

/**
 * One file of this very version: the browser refuses any other content (a deployment half done, a host that
 * rewrites pages).
 * A stale HTTP cache gets a second chance. Throws when the network or the content is wrong.
 */
async function fetchVerified(manifest: ShellManifest, path: string, file: ShellFile): Promise<Response> {
  const url = `${manifest.base}${encodeURI(path)}`;
  const ask = async (cache: RequestCache): Promise<Response> => {
    const response = await fetch(url, { cache, integrity: `sha256-${file.sha256}`, credentials: 'same-origin' });
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    return response;
  };
  try {
    return await ask(path.startsWith('_astro/') ? 'default' : 'no-cache');
  } catch {
    return ask('reload');
  }
}

/** Fetches what the cache lacks; what an earlier version or an interrupted install left is used as it is. */
export async function fillShell(manifest: ShellManifest): Promise<void> {
  const cache = await openShell(manifest);
  const stored = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname + new URL(url).search));
  const missing = Object.entries(manifest.files).filter(([path, file]) => !stored.has(shellKey(manifest, path, file)));
  const fetchNext = async (): Promise<void> => {
    for (let next = missing.shift(); next; next = missing.shift()) {
      const [path, file] = next;
      const response = await fetchVerified(manifest, path, file);
      // A response that was redirected cannot answer a navigation: keep its content alone.
      await cache.put(shellKey(manifest, path, file), new Response(response.body, { headers: response.headers }));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, fetchNext));
}

/** Removes what neither this version nor the one before it needs: a tab may still be open on the latter. */
export async function pruneShell(manifest: ShellManifest): Promise<void> {
  const cache = await openShell(manifest);
  const before = (await (await cache.match(ledgerKey(manifest.base)))?.json()) as Ledger | undefined;
  const keys = shellKeys(manifest);
  const kept = new Set([...keys, ...(before?.keys ?? []), ledgerKey(manifest.base)]);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!kept.has(pathname + search)) await cache.delete(request);
  }
  const ledger: Ledger = { keys };
  await cache.put(ledgerKey(manifest.base), Response.json(ledger));
}

export async function storedFile(manifest: ShellManifest, path: string): Promise<Response | undefined> {
  const file = manifest.files[path];
  return file && (await openShell(manifest)).match(shellKey(manifest, path, file));
}

/** A hashed file of any version still kept. */
export async function storedHashed(manifest: ShellManifest, url: URL): Promise<Response | undefined> {
  return (await openShell(manifest)).match(url.pathname, { ignoreSearch: true });
}

/** How many files of this version are on disk. */
export async function countStored(manifest: ShellManifest): Promise<number> {
  const keys = new Set(shellKeys(manifest));
  const stored = await (await openShell(manifest)).keys();
  return stored.filter(({ url }) => keys.has(new URL(url).pathname + new URL(url).search)).length;
}
