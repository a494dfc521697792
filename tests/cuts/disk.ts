/**
 * Cache Storage in memory, as Chromium's behaves where the shell meets it: one entry an address, written whole or not
 * at all, QuotaExceededError when the disk is full. Every access is a moment at which the worker may be killed.
 */

interface Entry {
  readonly url: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
}
/** cache → address → what is kept there; survives every worker. */
export type Kept = Map<string, Map<string, Entry>>;

export class Disk {
  readonly kept: Kept = new Map();
  /** bytes that all caches together may hold */
  quota = Number.POSITIVE_INFINITY;

  used(): number {
    const entries = [...this.kept.values()].flatMap((cache) => [...cache.values()]);
    return entries.reduce((sum, { body, url }) => sum + body.length + url.length, 0);
  }
  /** The disk as it is now, apart: what happens to one leaves the other alone. */
  copy(): Disk {
    const copy = new Disk();
    for (const [name, cache] of this.kept) copy.kept.set(name, new Map(cache));
    copy.quota = this.quota;
    return copy;
  }
}

interface Asked {
  readonly url: string;
}
const absolute = (request: string | Asked, origin: string) =>
  new URL(typeof request === 'string' ? request : request.url, origin).href;
const bare = (url: string) => url.replace(/\?.*$/, '');

/** `moment` resolves while the worker lives, and never once it is dead. */
export function cachesOf(disk: Disk, origin: string, moment: () => Promise<void>) {
  const open = (name: string) => {
    const cache = disk.kept.get(name) ?? new Map<string, Entry>();
    disk.kept.set(name, cache);
    return {
      async match(request: string | Asked, { ignoreSearch = false } = {}): Promise<Response | undefined> {
        await moment();
        const url = absolute(request, origin);
        const found = cache.get(url) ?? (ignoreSearch && [...cache.values()].find((e) => bare(e.url) === bare(url)));
        if (!found) return undefined;
        return new Response(found.body, {
          status: found.status,
          headers: found.headers.map(([k, v]): [string, string] => [k, v]),
        });
      },
      async put(request: string | Asked, response: Response): Promise<void> {
        const url = absolute(request, origin);
        const body = new Uint8Array(await response.arrayBuffer());
        await moment();
        const replaced = cache.get(url);
        const more = body.length - (replaced?.body.length ?? -url.length);
        if (disk.used() + more > disk.quota) throw new DOMException('Quota exceeded.', 'QuotaExceededError');
        cache.delete(url); // what is written again goes last, as in the standard
        cache.set(url, { url, body, status: response.status, headers: [...response.headers] });
      },
      async delete(request: string | Asked): Promise<boolean> {
        await moment();
        return cache.delete(absolute(request, origin));
      },
      async keys(): Promise<Asked[]> {
        await moment();
        return [...cache.keys()].map((url) => ({ url }));
      },
    };
  };
  return {
    async open(name: string) {
      await moment();
      return open(name);
    },
    async delete(name: string) {
      await moment();
      return disk.kept.delete(name);
    },
  };
}
