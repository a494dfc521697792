import { afterEach, describe, expect, it } from 'vitest';
import { browserStore, MODEL_CACHE } from './store.ts';
import type { StoredFile } from './stored-file.ts';

const file = (path: string, sha256 = 'ab'): StoredFile => ({ path, url: `/book/models/${path}`, size: 3, sha256 });
const BYTES = Uint8Array.of(1, 2, 3);

afterEach(async () => {
  await caches.delete(MODEL_CACHE);
});

describe('Cache Storage', () => {
  it('keeps a file under its address and hash', async () => {
    const store = browserStore();
    expect(await store.put(file('a'), BYTES)).toBe('stored');
    expect(await store.has(file('a'))).toBe(true);
    expect(await store.get(file('a'))).toEqual(BYTES);
    expect(await store.has(file('a', 'cd'))).toBe(false); // another version of the same file
    await store.remove([file('a')]);
    expect(await store.get(file('a'))).toBeNull();
  });

  it('prunes older versions under its own base only', async () => {
    const store = browserStore();
    const elsewhere = { ...file('b'), url: '/other-site/models/b' };
    for (const kept of [file('a', 'old'), file('a', 'new'), elsewhere]) await store.put(kept, BYTES);
    await store.prune([file('a', 'new')], '/book/');
    expect(await store.has(file('a', 'old'))).toBe(false);
    expect(await store.has(file('a', 'new'))).toBe(true);
    expect(await store.has(elsewhere)).toBe(true);
  });
});

describe('without it', () => {
  const refusing = (name: string) => {
    const refuse = () => Promise.reject(new DOMException('no', name));
    return {
      open: async () => ({
        match: async () => undefined,
        put: refuse,
        delete: async () => false,
        keys: async () => [],
      }),
    } as unknown as CacheStorage;
  };

  it('a full quota is said', async () => {
    expect(await browserStore(() => refusing('QuotaExceededError')).put(file('a'), BYTES)).toBe('full');
  });

  it('blocked storage stores nothing and breaks nothing', async () => {
    const blocked = {
      open: () => Promise.reject(new DOMException('blocked', 'SecurityError')),
    } as unknown as CacheStorage;
    const unasked = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    for (const storage of [() => blocked, () => refusing('UnknownError'), unasked, () => undefined]) {
      const store = browserStore(storage);
      expect(await store.has(file('a'))).toBe(false);
      expect(await store.get(file('a'))).toBeNull();
      expect(await store.put(file('a'), BYTES)).toBe('none');
      await store.remove([file('a')]);
      await store.prune([], '/');
    }
  });
});
