/**
 * Writes every text of the site compressed beside itself (`.br`, `.gz`), for hosts that send such files as they are
 * and spend nothing on each visit. Must come after the last that writes.
 */
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { compress, ENCODINGS, isPrecompressed, isWorthwhile, SUFFIXES } from '../../scripts/serve/compress.ts';

/** Compressed at a time: as many as Node has threads for it. */
const AT_ONCE = 4;

/** Compresses the files of a built site; what gains nothing is left alone. Returns bytes before and as brotli. */
export async function precompressFiles(root: string): Promise<{ files: number; before: number; after: number }> {
  const waiting = globSync('**/*', { cwd: root })
    .filter((file) => !isPrecompressed(file))
    .map((file) => join(root, file))
    .filter((path) => {
      const stat = statSync(path);
      return stat.isFile() && isWorthwhile(path, stat.size);
    });
  const sum = { files: waiting.length, before: 0, after: 0 };
  const work = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const raw = readFileSync(path);
      sum.before += raw.length;
      for (const encoding of ENCODINGS) {
        const small = await compress(raw, encoding);
        if (small.length < raw.length) writeFileSync(path + SUFFIXES[encoding], small);
        if (encoding === 'br') sum.after += Math.min(small.length, raw.length);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return sum;
}

export function precompress(): AstroIntegration {
  return {
    name: 'book-precompress',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { files, before, after } = await precompressFiles(fileURLToPath(dir));
        const megabytes = (bytes: number) => (bytes / 1e6).toFixed(2);
        logger.info(
          `${files} files compressed beside themselves: ${megabytes(before)} MB, ${megabytes(after)} as brotli`,
        );
      },
    },
  };
}
