/** File contents with their entity tag, compressed once and kept: what a host does at deployment. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isCompressible, mimeType } from './mime.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

export interface Body {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly type: string;
  readonly encoding: Encoding;
  readonly varies: boolean;
}

/** Above this size, compression trades 5 % of bytes for seconds: 27 MB of wasm in 1 s instead of 7 s or more. */
const LARGE = 1_000_000;
/** Below this size, an encoding costs more than it saves. */
const SMALL = 200;

async function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  const large = bytes.length > LARGE;
  if (encoding === 'br') {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: large ? 5 : 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    return promisify(brotliCompress)(bytes, { params });
  }
  return promisify<Buffer, { level: number }, Buffer>(gzip)(bytes, { level: large ? 6 : 9 });
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
    const varies = compression && isCompressible(type) && raw.length > SMALL;
    const used = varies ? encoding : 'identity';
    const bytes = used === 'identity' ? raw : await compress(raw, used);
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
