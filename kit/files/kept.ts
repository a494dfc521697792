/**
 * What a reader has made and keeps in this browser: small folders of files in Cache Storage, which holds bytes as they
 * are and leaves IndexedDB to progress. One entry a file, `kept/<kind>/<folder>/<file>` under the site's base; nothing
 * fetches these addresses. The service worker leaves the cache alone; only « forget » removes from it.
 */
import { assetPath } from '../i18n/index.ts';

export const KEPT_CACHE = 'book-kept-v1';

export interface KeptFolders {
  /** Never rejects: 'full' when the quota is exceeded, 'none' when the browser stores nothing. */
  keep(folder: string, files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Promise<'kept' | 'full' | 'none'>;
  /** in the order in which they were kept; none where the browser stores nothing */
  folders(): Promise<readonly string[]>;
  /** null: there is no such file */
  read(folder: string, file: string): Promise<Uint8Array<ArrayBuffer> | null>;
  forget(folder: string): Promise<void>;
}

/** `storage`: absent on an insecure origin; some frames are refused even the question, which then throws. */
export function keptFolders(
  kind: string,
  storage: () => CacheStorage | undefined = () => globalThis.caches,
): KeptFolders {
  const base = assetPath(`kept/${kind}/`);
  const address = (folder: string, file: string) => `${base}${encodeURIComponent(folder)}/${encodeURIComponent(file)}`;
  const folderOf = ({ url }: Request) => {
    const { pathname } = new URL(url);
    return pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length).split('/')[0] as string) : null;
  };

  /** `work` on the cache; `otherwise` when there is none or it fails. */
  async function use<T>(work: (cache: Cache) => Promise<T>, otherwise: (error: unknown) => T): Promise<T> {
    try {
      const cache = await storage()?.open(KEPT_CACHE);
      return cache ? await work(cache) : otherwise(undefined);
    } catch (error) {
      return otherwise(error);
    }
  }
  const remove = async (cache: Cache, folder: string) => {
    for (const request of await cache.keys()) if (folderOf(request) === folder) await cache.delete(request);
  };

  return {
    keep: (folder, files) =>
      use<'kept' | 'full' | 'none'>(
        async (cache) => {
          try {
            for (const [file, bytes] of Object.entries(files)) {
              await cache.put(address(folder, file), new Response(bytes));
            }
          } catch (error) {
            await remove(cache, folder); // half a folder is none
            throw error;
          }
          return 'kept';
        },
        (error) => (error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'none'),
      ),
    folders: () =>
      use(
        async (cache) => {
          const all = (await cache.keys()).map(folderOf);
          return [...new Set(all.filter((folder) => folder !== null))];
        },
        () => [],
      ),
    read: (folder, file) =>
      use(
        async (cache) => {
          const response = await cache.match(address(folder, file));
          return response ? new Uint8Array(await response.arrayBuffer()) : null;
        },
        () => null,
      ),
    forget: (folder) =>
      use(
        (cache) => remove(cache, folder),
        () => undefined,
      ),
  };
}
