/**
 * Fetches the files of a model with progress, checks them, keeps them. Runs on the page (download for offline) and in
 * the worker.
 *
 * Check: length, and SHA-256 by crypto.subtle. Browsers withhold crypto.subtle (and Cache Storage) from insecure
 * origins other than localhost; there only the length is checked: a hash in pure JavaScript would guard against an
 * attacker who, on plain http, can change the script as well.
 */
import { RuntimeError, toRuntimeError } from './errors.ts';
import { browserStore, type FileStore } from './store.ts';
import { type StoredFile, versionedUrl } from './stored-file.ts';
import type { LoadOptions, RuntimeErrorCode } from './types.ts';

export interface DownloadOptions extends LoadOptions {
  readonly store?: FileStore;
  readonly fetch?: typeof globalThis.fetch;
}

export interface Download {
  /** path → bytes */
  readonly bytes: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** 'storage-full' when a file is only in memory */
  readonly warning: RuntimeErrorCode | null;
}

/** Bytes of `files` not stored yet. */
export async function missingBytes(files: readonly StoredFile[], store: FileStore = browserStore()): Promise<number> {
  const stored = await Promise.all(files.map((file) => store.has(file)));
  return files.reduce((sum, file, i) => sum + (stored[i] ? 0 : file.size), 0);
}

/**
 * All `files`, from the store or the network, verified. Rejects with RuntimeError('offline' | 'http' | 'corrupt') or
 * AbortError;
 * files that had arrived stay stored, so the next attempt resumes.
 */
export async function download(files: readonly StoredFile[], options: DownloadOptions = {}): Promise<Download> {
  const store = options.store ?? browserStore();
  const abort = new AbortController();
  const { signal } = abort; // follows the caller's; AbortSignal.any is of 2024
  const follow = () => abort.abort(options.signal?.reason);
  options.signal?.addEventListener('abort', follow, { once: true });
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  let warning: RuntimeErrorCode | null = null;
  try {
    options.signal?.throwIfAborted();
    const missing: StoredFile[] = [];
    for (const file of files) {
      const kept = await store.get(file);
      if (kept && (await isIntact(kept, file))) bytes.set(file.path, kept);
      else missing.push(file);
    }
    const received = new Map<StoredFile, number>();
    const total = missing.reduce((sum, file) => sum + file.size, 0);
    const report = (file: StoredFile, count: number) => {
      received.set(file, count);
      options.onProgress?.({ loaded: [...received.values()].reduce((sum, n) => sum + n, 0), total });
    };
    await Promise.all(
      missing.map(async (file) => {
        const body = await fetchIntact(file, options.fetch ?? fetch, signal, (count) => report(file, count));
        bytes.set(file.path, body);
        if ((await store.put(file, body)) === 'full') warning = 'storage-full';
      }),
    );
    return { bytes, warning };
  } catch (error) {
    abort.abort(); // the other files stop as well
    options.signal?.throwIfAborted();
    throw toRuntimeError(error);
  } finally {
    options.signal?.removeEventListener('abort', follow);
  }
}

/** At most two requests: what arrives truncated or altered is asked for once more, past the HTTP cache. */
async function fetchIntact(file: StoredFile, get: typeof fetch, signal: AbortSignal, onBytes: (count: number) => void) {
  for (const cache of ['default', 'reload'] as const) {
    onBytes(0);
    const body = await fetchBody(file, get, { signal, cache }, onBytes);
    if (body && (await isIntact(body, file))) return body;
  }
  throw new RuntimeError('corrupt', file.path);
}

/** The body, or null when it is longer or shorter than announced. */
async function fetchBody(file: StoredFile, get: typeof fetch, init: RequestInit, onBytes: (count: number) => void) {
  let response: Response;
  try {
    response = await get(versionedUrl(file), init);
  } catch (cause) {
    init.signal?.throwIfAborted();
    throw new RuntimeError('offline', file.path, { cause });
  }
  if (!response.ok || !response.body) throw new RuntimeError('http', `${response.status} ${file.path}`);
  const body = new Uint8Array(file.size);
  let at = 0;
  const reader = response.body.getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      if (at + chunk.value.length > file.size) {
        await reader.cancel();
        return null;
      }
      body.set(chunk.value, at);
      at += chunk.value.length;
      onBytes(at);
    }
  } catch (cause) {
    init.signal?.throwIfAborted();
    if (init.cache === 'default') return null; // cut on the way: ask once more
    throw new RuntimeError('offline', file.path, { cause });
  }
  return at === file.size ? body : null;
}

async function isIntact(bytes: Uint8Array<ArrayBuffer>, file: StoredFile): Promise<boolean> {
  if (bytes.length !== file.size) return false;
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === file.sha256;
}
