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

/**
 * Cache Storage, or nothing where it is absent (insecure origin) or blocked (private window, third-party frame): some
 * frames are refused even the question, which then throws.
 */
export function browserStore(storage: () => CacheStorage | undefined = () => globalThis.caches): FileStore {
  /** `work` on the cache; `otherwise` when there is none or it fails. */
  async function use<T>(work: (cache: Cache) => Promise<T>, otherwise: (error: unknown) => T): Promise<T> {
    try {
      const cache = await storage()?.open(MODEL_CACHE);
      return cache ? await work(cache) : otherwise(undefined);
    } catch (error) {
      return otherwise(error);
    }
  }
  return {
    has: (file) =>
      use(
        async (cache) => (await cache.match(versionedUrl(file))) !== undefined,
        () => false,
      ),
    get: (file) =>
      use(
        async (cache) => {
          const response = await cache.match(versionedUrl(file));
          return response ? new Uint8Array(await response.arrayBuffer()) : null;
        },
        () => null,
      ),
    put: (file, bytes) =>
      use<'stored' | 'full' | 'none'>(
        async (cache) => {
          await cache.put(
            versionedUrl(file),
            new Response(bytes, { headers: { 'content-length': String(bytes.length) } }),
          );
          return 'stored';
        },
        (error) => (error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'none'),
      ),
    remove: (files) =>
      use(
        async (cache) => {
          await Promise.all(files.map((file) => cache.delete(versionedUrl(file))));
        },
        () => undefined,
      ),
    prune: (current, base) =>
      use(
        async (cache) => {
          const keep = new Set(current.map(versionedUrl));
          for (const request of await cache.keys()) {
            const { pathname, search } = new URL(request.url);
            if (pathname.startsWith(base) && !keep.has(pathname + search)) await cache.delete(request);
          }
        },
        () => undefined,
      ),
  };
}
