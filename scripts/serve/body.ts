/** File contents with their entity tag, as they were compressed by the build, else compressed once and kept. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { type Encoding as Compression, compress, isWorthwhile, precompressed } from './compress.ts';
import { mimeType } from './mime.ts';

export type Encoding = Compression | 'identity';

export interface Body {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly type: string;
  readonly encoding: Encoding;
  readonly varies: boolean;
}

/** The best encoding the client takes; `q=0` refuses one. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  const accepted = (acceptEncoding ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}

/** Keeps every body it made; a file that changed on disk is read again. */
export function createBodyCache(compression: boolean): (path: string, acceptEncoding?: string) => Promise<Body> {
  const cache = new Map<string, Promise<Body>>();

  async function make(path: string, encoding: Encoding): Promise<Body> {
    const raw = await readFile(path);
    const type = mimeType(path);
    const varies = compression && isWorthwhile(path, raw.length);
    const used = varies ? encoding : 'identity';
    const bytes = used === 'identity' ? raw : ((await precompressed(path, raw, used)) ?? (await compress(raw, used)));
    const hash = createHash('sha256').update(raw).digest('base64url').slice(0, 22);
    return { bytes, etag: `"${hash}${used === 'identity' ? '' : `-${used}`}"`, type, encoding: used, varies };
  }

  return async (path, acceptEncoding) => {
    const encoding = compression ? chooseEncoding(acceptEncoding) : 'identity';
    const { mtimeMs, size } = await stat(path);
    const key = [path, mtimeMs, size, encoding].join('|');
    let body = cache.get(key);
    if (!body) {
      body = make(path, encoding);
      cache.set(key, body);
      body.catch(() => cache.delete(key));
    }
    return body;
  };
}
