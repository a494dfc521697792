/**
 * Ships onnxruntime's wasm already gzipped: as few bytes on every host, whether it compresses or not, so the size
 * announced to the reader is the size transferred, and no file exceeds the 25 MiB that some static hosts accept. A
 * reader fetches one of two builds (kit/runtime/ort-variant.ts says which and why): 4.1 MB of 16.8 for jspi, 6.6 MB of
 * 26.9 for asyncify.
 *
 * The extension is .bin: servers answer .gz with `Content-Encoding: gzip`, and the browser would then unpack it behind
 * our back.
 * `virtual:ort-wasm` exports url, size and sha256 of both (types: kit/runtime/ort-wasm.d.ts).
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const MODULE = 'virtual:ort-wasm';
const VARIANTS = ['jspi', 'asyncify'];
const BUNDLE = /onnxruntime-web[\\/]dist[\\/]ort\.\w+\.bundle\.min\.mjs/;
const RAW_WASM = /new URL\("ort-wasm[\w.-]+\.wasm",import\.meta\.url\)\.href/g;

export function ortWasm(): Plugin {
  return {
    name: 'ort-wasm',
    enforce: 'pre',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      return VARIANTS.map((variant) => {
        const { file, bytes } = pack(variant);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        return [
          `import ${variant}Url from ${JSON.stringify(`${file}?url`)};`,
          `export const ${variant} = { url: ${variant}Url, size: ${bytes.length}, sha256: '${sha256}' };`,
        ].join('\n');
      }).join('\n');
    },
    // the bundles' own references to the raw files would put them in the build as well; the worker always passes the
    // bytes
    transform: (code, id) => (BUNDLE.test(id) ? code.replaceAll(RAW_WASM, '""') : undefined),
  };
}

/** The gzipped wasm, made once per version of onnxruntime-web (2 s) and kept beside the installed packages. */
function pack(variant: string): { file: string; bytes: Buffer } {
  const source = createRequire(import.meta.url).resolve(`onnxruntime-web/ort-wasm-simd-threaded.${variant}.wasm`);
  const root = dirname(dirname(source));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const file = join(dirname(root), '.cache', basename(root), `ort-${variant}-${version}.bin`);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, gzipSync(readFileSync(source), { level: 9 }));
    renameSync(partial, file);
  }
  return { file, bytes: readFileSync(file) };
}
