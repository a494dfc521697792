/** What is compressed, how well, and the names of files that were compressed beforehand. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';
import { isCompressible, mimeType } from './mime.ts';

export type Encoding = 'br' | 'gzip';

/** What nginx (`gzip_static`, `brotli_static`) and Caddy (`precompressed`) look for beside a file. */
export const SUFFIXES: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };
export const ENCODINGS: readonly Encoding[] = ['br', 'gzip'];

/** Above this size, compression trades 5 % of bytes for seconds: 27 MB of wasm in 1 s instead of 7 s or more. */
const LARGE = 1_000_000;
/** Below this size, an encoding costs more than it saves. */
const SMALL = 200;

export function isWorthwhile(path: string, bytes: number): boolean {
  return bytes > SMALL && isCompressible(mimeType(path));
}

export function isPrecompressed(path: string): boolean {
  return Object.values(SUFFIXES).some((suffix) => path.endsWith(suffix));
}

export async function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  const large = bytes.length > LARGE;
  if (encoding === 'gzip') return promisify<Buffer, { level: number }, Buffer>(gzip)(bytes, { level: large ? 6 : 9 });
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: large ? 5 : 9,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    // no wider than the file: the same bytes for half of the time, which goes into memory
    [constants.BROTLI_PARAM_LGWIN]: Math.min(constants.BROTLI_DEFAULT_WINDOW, Math.ceil(Math.log2(bytes.length + 16))),
  };
  return promisify(brotliCompress)(bytes, { params });
}

/** What lies compressed beside a file; undefined where nothing does, or the file has changed since. */
export async function precompressed(path: string, raw: Buffer, encoding: Encoding): Promise<Buffer | undefined> {
  const bytes = await readFile(path + SUFFIXES[encoding]).catch(() => undefined);
  if (!bytes) return undefined;
  const unpack = encoding === 'br' ? promisify(brotliDecompress) : promisify<Buffer, Buffer>(gunzip);
  const unpacked = await unpack(bytes).catch(() => undefined);
  return unpacked?.equals(raw) ? bytes : undefined;
}
