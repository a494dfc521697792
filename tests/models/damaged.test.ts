/** Every file of every model, altered by a bit or swapped with another: refused by name, never kept, nothing run. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../kit/math/random.ts';
import { MODEL_IDS } from '../../kit/models/index.ts';
import { filesOf, ORT_WASM } from '../../kit/runtime/catalog.ts';
import { download } from '../../kit/runtime/files.ts';
import type { FileStore } from '../../kit/runtime/store.ts';

const random = randomStream(4);
const bytesOf = (url: string) => new Uint8Array(readFileSync(`public${url}`));

function flipped(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice();
  const at = Math.floor(random() * changed.length);
  changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return changed;
}

describe.each(MODEL_IDS)('%s', (id) => {
  // the runtime is fetched as a model's files are, and is not one of them
  const files = filesOf(id).filter((file) => file !== ORT_WASM);

  it.each(files.map((file, i) => [file.path, i] as const))('%s', async (path, i) => {
    const file = files[i] as (typeof files)[number];
    const other = files[(i + 1) % files.length] as typeof file;
    const damages = [flipped(bytesOf(file.url)), ...(other === file ? [] : [bytesOf(other.url)])];
    for (const damaged of damages) {
      const kept: string[] = [];
      const store: FileStore = {
        has: async () => false,
        get: async () => null,
        put: async ({ url }) => {
          kept.push(url);
          return 'stored';
        },
        remove: async () => undefined,
        prune: async () => undefined,
      };
      // from the store too: what was damaged on disk is fetched again, and refused if it comes damaged
      for (const stored of [null, damaged]) {
        const from: FileStore = { ...store, get: async () => stored };
        const fetch = async () => new Response(damaged);
        await expect(download([file], { store: from, fetch })).rejects.toMatchObject({ code: 'corrupt', detail: path });
      }
      expect(kept).toEqual([]);
    }
  });
});
