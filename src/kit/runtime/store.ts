/**
 * Where model files stay: one Cache Storage cache, one entry per content hash. The service worker leaves it alone
 * (never deletes it on update); `prune` removes what the current version of the book no longer uses.
 */
import { type StoredFile, versionedUrl } from './stored-file.ts';

export const MODEL_CACHE = 'book-models-v1';

export interface FileStore {
  has(file: StoredFile): Promise<boolean>;
  get(file: StoredFile): Promise<Uint8Array<ArrayBuffer> | null>;
  /** never rejects: 'full' when the quota is exceeded, 'none' when the browser stores nothing */
  put(file: StoredFile, bytes: Uint8Array<ArrayBuffer>): Promise<'stored' | 'full' | 'none'>;
  remove(files: readonly StoredFile[]): Promise<void>;
  /** removes the entries under `base` that are none of `current` */
  prune(current: readonly StoredFile[], base: string): Promise<void>;
}

/** Cache Storage, or nothing where it is absent (insecure origin) or blocked (private window, third-party frame). */
export function browserStore(storage: CacheStorage | undefined = globalThis.caches): FileStore {
  const open = async (): Promise<Cache | null> => {
    try {
      return (await storage?.open(MODEL_CACHE)) ?? null;
    } catch {
      return null;
    }
  };
  return {
    has: async (file) => (await (await open())?.match(versionedUrl(file))) !== undefined,
    async get(file) {
      const response = await (await open())?.match(versionedUrl(file));
      return response ? new Uint8Array(await response.arrayBuffer()) : null;
    },
    async put(file, bytes) {
      const cache = await open();
      if (!cache) return 'none';
      try {
        await cache.put(versionedUrl(file), new Response(bytes, { headers: { 'content-length': String(bytes.length) } }));
        return 'stored';
      } catch (error) {
        return error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'none';
      }
    },
    async remove(files) {
      const cache = await open();
      await Promise.all(files.map((file) => cache?.delete(versionedUrl(file))));
    },
    async prune(current, base) {
      const cache = await open();
      const keep = new Set(current.map(versionedUrl));
      for (const request of (await cache?.keys()) ?? []) {
        const { pathname, search } = new URL(request.url);
        if (pathname.startsWith(base) && !keep.has(pathname + search)) await cache?.delete(request);
      }
    },
  };
}
