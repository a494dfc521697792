import { createHash } from 'node:crypto';
import { MODEL_IDS } from '@kit/models/index.ts';
import type { FileStore } from '@kit/runtime/store.ts';
import type { StoredFile } from '@kit/runtime/stored-file.ts';
import type { Progress } from '@kit/runtime/types.ts';
import { describe, expect, it } from 'vitest';
import { downloadItems, type ItemState, itemStates, type OfflineItem, offlineItems } from './offline-items.ts';

function file(path: string, size: number): StoredFile & { body: Uint8Array<ArrayBuffer> } {
  const body = new Uint8Array(size).fill(path.length);
  return { path, url: `/${path}`, size, sha256: createHash('sha256').update(body).digest('hex'), body };
}

const [WASM, CONFIG, WEIGHTS] = [file('wasm', 600), file('config', 10), file('weights', 300)];
const FILES = [WASM, CONFIG, WEIGHTS];
const ITEMS: readonly OfflineItem[] = [
  { id: 'runtime', files: [WASM], size: 600, needs: new Set() },
  { id: 'decoder', files: [CONFIG, WEIGHTS], size: 310, needs: new Set(['/config', '/weights']) },
];

/** A store in memory that holds at most `room` bytes, and a site that counts what it is asked for. */
function setup(room = Number.POSITIVE_INFINITY, outcome: 'full' | 'none' = 'full') {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const asked: string[] = [];
  const store: FileStore = {
    has: async ({ url }) => kept.has(url),
    get: async ({ url }) => kept.get(url) ?? null,
    async put({ url }, bytes) {
      const used = [...kept.values()].reduce((sum, { length }) => sum + length, 0);
      if (used + bytes.length > room) return outcome;
      kept.set(url, bytes);
      return 'stored';
    },
    remove: async (files) => {
      for (const { url } of files) kept.delete(url);
    },
    prune: async () => undefined,
  };
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const path = String(input).split('?')[0]!.slice(1);
    asked.push(path);
    return new Response(FILES.find((each) => each.path === path)!.body);
  };
  return { kept, asked, options: { store, fetch } };
}

describe('download for offline', () => {
  it('fetches each file once and reports all of it', async () => {
    const { asked, options } = setup();
    const reports: Progress[] = [];
    await downloadItems(ITEMS, { ...options, onProgress: (now) => reports.push(now) });
    expect([...asked].sort()).toEqual(['config', 'wasm', 'weights']);
    expect(reports.at(-1)).toEqual({ loaded: 910, total: 910 });
    expect(reports.every(({ total }) => total === 910)).toBe(true);
    const loaded = reports.map((now) => now.loaded);
    expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
  });

  it('asks for nothing that is there, unless it is damaged', async () => {
    const { kept, asked, options } = setup();
    await downloadItems(ITEMS, options);
    asked.length = 0;
    await downloadItems(ITEMS, options);
    expect(asked).toEqual([]);
    kept.set('/weights', new Uint8Array(300));
    await downloadItems(ITEMS, options);
    expect(asked).toEqual(['weights']);
    expect(kept.get('/weights')).toEqual(WEIGHTS.body);
  });

  it.each(['full', 'none'] as const)('keeps what fits and fails when the rest does not: %s', async (outcome) => {
    const { kept, options } = setup(650, outcome);
    await expect(downloadItems(ITEMS, options)).rejects.toMatchObject({ code: 'storage-full' });
    expect([...kept.keys()].sort()).toEqual(['/config', '/wasm']);
    const states = await itemStates(ITEMS, options.store);
    expect(states.map(({ missing }) => missing)).toEqual([0, 300]);
  });

  it('stops when it is cancelled', async () => {
    const { asked, options } = setup();
    await expect(downloadItems(ITEMS, { ...options, signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(asked).toEqual([]);
  });
});

describe('what removing an item takes away', () => {
  const ADAPTER = file('adapter', 20);
  const items = [
    ...ITEMS,
    { id: 'adapters', files: [ADAPTER], size: 20, needs: new Set(['/weights', '/adapter']) },
  ] as const satisfies readonly OfflineItem[];
  const urls = ({ removable }: ItemState) => removable.map(({ url }) => url);

  it('keeps what another stored item needs, and takes it once nothing does', async () => {
    const { kept, options } = setup();
    for (const { url } of items.flatMap(({ files }) => files)) kept.set(url, new Uint8Array());
    const [, before] = await itemStates(items, options.store);
    expect(urls(before!)).toEqual(['/config']);
    expect(before?.sharedWith).toEqual(['adapters']);
    kept.delete('/adapter');
    const [runtime, decoder, adapters] = await itemStates(items, options.store);
    expect(urls(decoder!)).toEqual(['/config', '/weights']);
    expect(decoder?.sharedWith).toEqual([]);
    expect([urls(runtime!), urls(adapters!)]).toEqual([['/wasm'], []]);
  });
});

it('offers the runtime once, and every model without it', () => {
  const items = offlineItems(MODEL_IDS);
  const urls = items.flatMap(({ files }) => files.map(({ url }) => url));
  expect(new Set(urls).size).toBe(urls.length);
  expect(items[0]?.id).toBe('runtime');
  for (const { size, files } of items) {
    expect(size).toBeGreaterThan(0);
    expect(files.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
  }
});
