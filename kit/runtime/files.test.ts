import { createHash } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download, missingBytes } from './files.ts';
import type { FileStore } from './store.ts';
import type { StoredFile } from './stored-file.ts';
import type { Progress } from './types.ts';

const CONTENT = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 7) % 251);
const OTHER = Uint8Array.of(1, 2, 3);

/** A real server; `answers` are used in turn, then the true content. */
let server: Server;
let base: string;
let requests: string[];
let answers: ((response: ServerResponse) => void)[];
beforeEach(async () => {
  requests = [];
  answers = [];
  server = createServer((request, response) => {
    requests.push(`${request.url} ${request.headers['cache-control'] ?? ''}`.trim());
    const answer = answers.shift();
    if (answer) answer(response);
    else response.end(request.url?.startsWith('/other') ? OTHER : CONTENT);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Compared by hash: the difference of two long arrays takes minutes to print. */
const hashOf = (bytes: Uint8Array | undefined) => bytes && sha256(bytes);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const file = (path = 'model', bytes = CONTENT): StoredFile => ({
  path,
  url: `${base}/${path}`,
  size: bytes.length,
  sha256: sha256(bytes),
});

/** Keeps files in memory; `outcome` is what `put` answers. */
function memoryStore(
  outcome: 'stored' | 'full' | 'none' = 'stored',
): FileStore & { entries: Map<string, Uint8Array<ArrayBuffer>> } {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    entries,
    has: async ({ url }) => entries.has(url),
    get: async ({ url }) => entries.get(url) ?? null,
    async put({ url }, bytes) {
      if (outcome === 'stored') entries.set(url, bytes);
      return outcome;
    },
    remove: async (files) => files.forEach(({ url }) => void entries.delete(url)),
    prune: async () => undefined,
  };
}

describe('a download', () => {
  it('gives the bytes, keeps them, and asks nothing the second time', async () => {
    const store = memoryStore();
    expect(await missingBytes([file()], store)).toBe(CONTENT.length);
    const first = await download([file()], { store });
    expect(hashOf(first.bytes.get('model'))).toBe(sha256(CONTENT));
    expect(first.warning).toBeNull();
    expect(await missingBytes([file()], store)).toBe(0);
    await download([file()], { store });
    expect(requests).toEqual([`/model?sha256=${sha256(CONTENT)}`]);
  });

  it('reports bytes over all missing files, ending at the total', async () => {
    const seen: Progress[] = [];
    await download([file(), file('other', OTHER)], {
      store: memoryStore(),
      onProgress: (progress) => seen.push(progress),
    });
    const total = CONTENT.length + OTHER.length;
    expect(seen.every((progress) => progress.total === total && progress.loaded <= total)).toBe(true);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.at(-1)).toEqual({ loaded: total, total });
  });

  it('does not count what is stored', async () => {
    const store = memoryStore();
    await download([file('other', OTHER)], { store });
    const seen: Progress[] = [];
    await download([file(), file('other', OTHER)], { store, onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toEqual({ loaded: CONTENT.length, total: CONTENT.length });
  });
});

describe('a damaged file', () => {
  const altered = (response: ServerResponse) => response.end(CONTENT.map((byte, i) => (i === 5 ? byte ^ 1 : byte)));
  const short = (response: ServerResponse) => response.end(CONTENT.subarray(0, 1000));
  const long = (response: ServerResponse) => response.end(new Uint8Array(CONTENT.length + 1));
  const page = (response: ServerResponse) => response.end('<!doctype html>');
  const cut = (response: ServerResponse) => {
    response.writeHead(200, { 'content-length': CONTENT.length });
    response.write(CONTENT.subarray(0, 1000), () => response.destroy());
  };

  it.each([
    ['altered', altered],
    ['too short', short],
    ['too long', long],
    ['a page', page],
    ['cut', cut],
  ])('%s, is fetched once more, past the HTTP cache', async (_, damage) => {
    answers = [damage];
    const store = memoryStore();
    const { bytes } = await download([file()], { store });
    expect(hashOf(bytes.get('model'))).toBe(sha256(CONTENT));
    expect(requests).toHaveLength(2);
    expect(requests[1]).toContain('no-cache');
  });

  it.each([
    ['altered', altered],
    ['too short', short],
    ['too long', long],
  ])('%s twice, is reported and not kept', async (_, damage) => {
    answers = [damage, damage];
    const store = memoryStore();
    await expect(download([file()], { store })).rejects.toMatchObject({ code: 'corrupt', detail: 'model' });
    expect(store.entries.size).toBe(0);
    expect(requests).toHaveLength(2);
  });

  it('in the store, is fetched again', async () => {
    const store = memoryStore();
    store.entries.set(file().url, new Uint8Array(CONTENT.length));
    expect(hashOf((await download([file()], { store })).bytes.get('model'))).toBe(sha256(CONTENT));
    expect(hashOf(store.entries.get(file().url))).toBe(sha256(CONTENT));
  });
});

describe('no answer', () => {
  it('a server that is gone: offline', async () => {
    const target = file();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(download([target], { store: memoryStore() })).rejects.toMatchObject({
      code: 'offline',
      detail: 'model',
    });
  });

  it('a server that is gone, everything stored: no request', async () => {
    const store = memoryStore();
    const target = file();
    await download([target], { store });
    await new Promise((resolve) => server.close(resolve));
    expect(hashOf((await download([target], { store })).bytes.get('model'))).toBe(sha256(CONTENT));
  });

  it('a connection cut twice: offline', async () => {
    const cut = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, 1000), () => response.destroy());
    };
    answers = [cut, cut];
    await expect(download([file()], { store: memoryStore() })).rejects.toMatchObject({ code: 'offline' });
  });

  it('404 is an http error, said once', async () => {
    answers = [(response) => response.writeHead(404).end()];
    await expect(download([file()], { store: memoryStore() })).rejects.toMatchObject({
      code: 'http',
      detail: '404 model',
    });
    expect(requests).toHaveLength(1);
  });
});

describe('storage', () => {
  it('full: the bytes are there, with a warning', async () => {
    const { bytes, warning } = await download([file()], { store: memoryStore('full') });
    expect(hashOf(bytes.get('model'))).toBe(sha256(CONTENT));
    expect(warning).toBe('storage-full');
  });

  it('blocked: the bytes are there', async () => {
    expect(await download([file()], { store: memoryStore('none') })).toMatchObject({ warning: null });
  });
});

describe('cancelling', () => {
  it('aborts the requests, keeps nothing half-done, keeps what had arrived', async () => {
    const abort = new AbortController();
    const closed = new Promise<void>((resolve) => {
      answers = [
        (response) => response.end(OTHER),
        (response) => {
          response.on('close', resolve);
          response.writeHead(200, { 'content-length': CONTENT.length });
          response.write(CONTENT.subarray(0, 1000));
        },
      ];
    });
    const store = memoryStore();
    const waiting = download([file('other', OTHER), file()], {
      store,
      signal: abort.signal,
      onProgress: ({ loaded }) => {
        if (loaded === OTHER.length + 1000) abort.abort();
      },
    });
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await closed; // the server sees the connection go
    expect([...store.entries.keys()]).not.toContain(file().url);
  });

  it('before the start asks nothing', async () => {
    await expect(download([file()], { store: memoryStore(), signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(requests).toEqual([]);
  });

  it('one file that fails stops the others', async () => {
    const closed = new Promise<void>((resolve) => {
      answers = [
        (response) => {
          response.on('close', resolve);
          response.writeHead(200, { 'content-length': CONTENT.length });
          response.write(CONTENT.subarray(0, 1000));
        },
        (response) => response.writeHead(500).end(),
      ];
    });
    await expect(download([file(), file('other', OTHER)], { store: memoryStore() })).rejects.toMatchObject({
      code: 'http',
    });
    await closed;
  });
});
