import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StaticServer, startServer } from './serve.ts';

const TEXT = 'Le modèle lit la phrase. '.repeat(100);
const FILES: Readonly<Record<string, string>> = {
  'index.html': `<p>accueil ${TEXT}`,
  '404.html': '<p>introuvable',
  '55-1-1/index.html': '<p>section',
  'en/index.html': '<p>home',
  'en/404/index.html': '<p>not found',
  '_astro/page.abc.js': `const text = "${TEXT}";`,
  'sw.js': 'self',
  'manifest.webmanifest': '{}',
  'models/decoder/onnx/model.onnx': `onnx ${TEXT}`,
  'ort.wasm': `wasm ${TEXT}`,
  '.secret': 'no',
};

const root = mkdtempSync(join(tmpdir(), 'serve-'));
const dir = join(root, 'dist');
let server: StaticServer;
let nested: StaticServer;

beforeAll(async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  writeFileSync(join(root, 'outside.txt'), 'outside');
  server = await startServer({ dir, port: 0 });
  nested = await startServer({ dir, port: 0, base: '/livre' });
});
afterAll(async () => {
  await Promise.all([server.close(), nested.close()]);
  rmSync(root, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** node:http sends the path as it is (fetch would normalise `..`) and does not decode the body. */
function get(path: string, headers: Record<string, string> = {}, on = server, method = 'GET'): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = httpRequest({ host: 'localhost', port: on.port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', fail).end();
  });
}

describe('addresses', () => {
  it.each([
    ['/', '<p>accueil'],
    ['/55-1-1/', '<p>section'],
    ['/55-1-1/?s=1', '<p>section'],
    ['/en/', '<p>home'],
  ])('%s is a page', async (path, start) => {
    const { status, bytes, headers } = await get(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(bytes.toString()).toMatch(new RegExp(`^${start}`));
  });

  it.each([
    ['/55-1-1', '/55-1-1/'],
    ['/55-1-1?a=1', '/55-1-1/?a=1'],
    ['/55-1-1/index.html', '/55-1-1/'],
    ['/index.html', '/'],
    ['//en', '/en/'],
    ['/en//', '/en/'],
  ])('%s moves to %s', async (path, location) => {
    const { status, headers } = await get(path);
    expect([status, headers.location]).toEqual([301, location]);
  });

  it.each([
    ['/absent/', '<p>introuvable'],
    ['/en/absent', '<p>not found'],
    ['/models/', '<p>introuvable'],
  ])('%s is answered in the reader’s language', async (path, text) => {
    const { status, bytes } = await get(path);
    expect([status, bytes.toString()]).toEqual([404, text]);
  });

  it.each([
    '/../outside.txt',
    '/en/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/..%5coutside.txt',
  ])('does not leave its folder: %s', async (path) => {
    const { status, bytes } = await get(path);
    expect(status).toBe(404);
    expect(bytes.toString()).not.toContain('outside');
  });

  it.each(['/.secret', '/%', '/a%00b'])('refuses %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('answers GET and HEAD only', async () => {
    expect((await get('/', {}, server, 'POST')).status).toBe(405);
    const head = await get('/', {}, server, 'HEAD');
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    expect(Number(head.headers['content-length'])).toBe(Buffer.byteLength(FILES['index.html'] ?? ''));
  });
});

describe('under a base path', () => {
  it.each([
    ['/livre/', 200],
    ['/livre/55-1-1/', 200],
    ['/55-1-1/', 404],
    ['/livret/', 404],
  ])('%s gives %i', async (path, status) => {
    expect((await get(path, {}, nested)).status).toBe(status);
  });

  it('redirects within the base', async () => {
    expect((await get('/livre', {}, nested)).headers.location).toBe('/livre/');
    expect((await get('/livre/55-1-1', {}, nested)).headers.location).toBe('/livre/55-1-1/');
  });

  it('finds the 404 page of the language', async () => {
    expect((await get('/livre/en/x/', {}, nested)).bytes.toString()).toBe('<p>not found');
  });

  it('gives its address', () => expect(nested.url).toBe(`http://localhost:${nested.port}/livre/`));
});

describe('headers', () => {
  it('compresses text and wasm, not weights', async () => {
    const accept = { 'accept-encoding': 'gzip, deflate, br' };
    const page = await get('/', accept);
    expect(page.headers['content-encoding']).toBe('br');
    expect(page.headers.vary).toBe('Accept-Encoding');
    expect(brotliDecompressSync(page.bytes).toString()).toBe(FILES['index.html']);
    expect((await get('/ort.wasm', accept)).headers['content-encoding']).toBe('br');
    const weights = await get('/models/decoder/onnx/model.onnx', accept);
    expect(weights.headers['content-encoding']).toBeUndefined();
    expect(Number(weights.headers['content-length'])).toBe(weights.bytes.length);
  });

  it('sends what the build has compressed, and not what is compressed of an older file', async () => {
    const text = `let older = '${TEXT}'`;
    // with less effort than the server's own, so that the two can be told apart
    const small = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
    writeFileSync(join(dir, 'built.js'), text);
    writeFileSync(join(dir, 'built.js.br'), small);
    const accept = { 'accept-encoding': 'br' };
    expect((await get('/built.js', accept)).bytes.equals(small)).toBe(true);
    writeFileSync(join(dir, 'built.js'), text.replace('older', 'newer'));
    const changed = await get('/built.js', accept);
    expect(brotliDecompressSync(changed.bytes).toString()).toBe(text.replace('older', 'newer'));
  });

  it('takes gzip where brotli is refused', async () => {
    const page = await get('/', { 'accept-encoding': 'gzip, br;q=0' });
    expect(page.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(page.bytes).toString()).toBe(FILES['index.html']);
  });

  it('answers 304 to what the client has, and only to that', async () => {
    const first = await get('/', { 'accept-encoding': 'br' });
    const etag = String(first.headers.etag);
    expect((await get('/', { 'accept-encoding': 'br', 'if-none-match': `"x", W/${etag}` })).status).toBe(304);
    expect((await get('/', { 'if-none-match': etag })).status).toBe(200); // another encoding, another entity
  });

  it('sees a file that changed', async () => {
    const before = await get('/sw.js');
    writeFileSync(join(dir, 'sw.js'), 'self.version = 2');
    const after = await get('/sw.js');
    expect(after.bytes.toString()).toBe('self.version = 2');
    expect(after.headers.etag).not.toBe(before.headers.etag);
  });

  it.each([
    ['/_astro/page.abc.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
    ['/ort.wasm', 'application/wasm', 'no-cache'],
    ['/models/decoder/onnx/model.onnx', 'application/octet-stream', 'no-cache'],
  ])('%s: %s, %s', async (path, type, cache) => {
    const { headers } = await get(path);
    expect([headers['content-type'], headers['cache-control']]).toEqual([type, cache]);
  });
});
