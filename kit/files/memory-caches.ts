/** Cache Storage in memory, for tests in Node, which has none: of each cache, what `kept.ts` asks. */

/** `room`: how many entries fit, after which `put` rejects as a full disk does. */
export function memoryCaches({ room = Number.POSITIVE_INFINITY } = {}): CacheStorage {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  const addressOf = (request: RequestInfo | URL) =>
    new URL(request instanceof Request ? request.url : request, 'https://book.test').href;
  const cache: Pick<Cache, 'put' | 'match' | 'keys' | 'delete'> = {
    async put(request, response) {
      if (entries.size >= room) throw new DOMException('no room', 'QuotaExceededError');
      entries.set(addressOf(request), new Uint8Array(await response.arrayBuffer()));
    },
    async match(request) {
      const bytes = entries.get(addressOf(request));
      return bytes && new Response(bytes);
    },
    keys: async () => [...entries.keys()].map((address) => new Request(address)),
    delete: async (request) => entries.delete(addressOf(request)),
  };
  return { open: async () => cache } as unknown as CacheStorage;
}
