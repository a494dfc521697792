/**
 * Ships onnxruntime's wasm once, already gzipped: 26.9 MB become 6.6 MB on every host, whether it compresses or not, so the size
 * announced to the reader is the size transferred, and no file exceeds the 25 MiB that some static hosts accept.
 * The extension is .bin: servers answer .gz with `Content-Encoding: gzip`, and the browser would then unpack it behind our back.
 * `virtual:ort-wasm` exports its url, size and sha256 (types: src/kit/runtime/ort-wasm.d.ts).
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const MODULE = 'virtual:ort-wasm';
const WASM = 'ort-wasm-simd-threaded.asyncify.wasm';
const BUNDLE = /onnxruntime-web[\\/]dist[\\/]ort\.webgpu\.bundle\.min\.mjs/;

export function ortWasm(): Plugin {
  return {
    name: 'ort-wasm',
    enforce: 'pre',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const { file, bytes } = pack();
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return [
        `import url from ${JSON.stringify(`${file}?url`)};`,
        `export { url };`,
        `export const size = ${bytes.length};`,
        `export const sha256 = '${sha256}';`,
      ].join('\n');
    },
    // the bundle's own reference to the raw file would put it in the build a second time; worker.ts always passes the bytes
    transform: (code, id) =>
      BUNDLE.test(id) ? code.replaceAll(`new URL("${WASM}",import.meta.url).href`, '""') : undefined,
  };
}

/** The gzipped wasm, made once per version of onnxruntime-web (2.5 s) and kept beside the installed packages. */
function pack(): { file: string; bytes: Buffer } {
  const source = createRequire(import.meta.url).resolve(`onnxruntime-web/${WASM}`);
  const root = dirname(dirname(source));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const file = join(dirname(root), '.cache', basename(root), `ort-webgpu-${version}.bin`);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, gzipSync(readFileSync(source), { level: 9 }));
    renameSync(partial, file);
  }
  return { file, bytes: readFileSync(file) };
}
