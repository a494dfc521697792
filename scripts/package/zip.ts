/** The files of a package as a zip, the same for the same files. */
import { type Zippable, zipSync } from 'fflate';
import type { Files } from './relocate.ts';

/** noon, for it to be the same day everywhere: a zip has no time zone */
const DATE = new Date(2026, 0, 1, 12);
/** weights hardly compress, and are most of the bytes */
const PACKED = /\.(?:onnx_data|woff2|png|webp|jpg|bin|safetensors)$/;

export function zipped(files: Files): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of files) entries[name] = [bytes, { level: PACKED.test(name) ? 1 : 9, mtime: DATE }];
  return zipSync(entries);
}
