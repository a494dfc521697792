/**
 * What "download for offline" fetches beside the pages: the wasm runtime and each model. One implementation:
 * kit/runtime.
 */
import { filesOf, ORT_WASM } from '@kit/runtime/catalog.ts';
import { RuntimeError } from '@kit/runtime/errors.ts';
import { download, missingBytes } from '@kit/runtime/files.ts';
import type { FileStore } from '@kit/runtime/store.ts';
import type { StoredFile } from '@kit/runtime/stored-file.ts';
import type { ModelId, Progress } from '@kit/runtime/types.ts';

export interface OfflineItem {
  readonly id: 'runtime' | ModelId;
  /** without those that an item before it has: each file is counted once */
  readonly files: readonly StoredFile[];
  /** bytes */
  readonly size: number;
  /** addresses of what it cannot work without, whichever item counts it; the runtime left out */
  readonly needs: ReadonlySet<string>;
}

export interface ItemState extends OfflineItem {
  /** bytes still to fetch */
  readonly missing: number;
  /** what is stored of it and of no use to another item that is stored */
  readonly removable: readonly StoredFile[];
  /** the other items that need the rest of what is stored of it */
  readonly sharedWith: readonly OfflineItem['id'][];
}

function item(id: OfflineItem['id'], files: readonly StoredFile[], needs: readonly StoredFile[]): OfflineItem {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return { id, files, size, needs: new Set(needs.map(({ url }) => url)) };
}

/** The runtime once, then each of these models without what an item before it has: no file is counted twice. */
export function offlineItems(ids: readonly ModelId[]): readonly OfflineItem[] {
  const known = new Set([ORT_WASM.url]);
  const models = ids.map((id) => {
    const needs = filesOf(id).filter(({ url }) => url !== ORT_WASM.url);
    const files = needs.filter(({ url }) => !known.has(url));
    for (const { url } of files) known.add(url);
    return item(id, files, needs);
  });
  return [item('runtime', [ORT_WASM], []), ...models];
}

export async function itemStates(items: readonly OfflineItem[], store: FileStore): Promise<readonly ItemState[]> {
  const here = await Promise.all(
    items.map(async (each) => {
      const kept = await Promise.all(each.files.map((file) => store.has(file)));
      return { each, stored: each.files.filter((_, i) => kept[i]) };
    }),
  );
  return here.map(({ each, stored }) => {
    const others = here.filter((other) => other.each !== each && other.stored.length > 0);
    const shared = stored.filter(({ url }) => others.some((other) => other.each.needs.has(url)));
    return {
      ...each,
      missing: stored.reduce((sum, file) => sum - file.size, each.size),
      removable: stored.filter((file) => !shared.includes(file)),
      sharedWith: others.filter((other) => shared.some(({ url }) => other.each.needs.has(url))).map((o) => o.each.id),
    };
  });
}

export interface OfflineDownload {
  readonly store: FileStore;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Fetches what is missing, checks what is there, replaces what is damaged. One item after another: no more than one
 * is ever in memory. Rejects as `download` does, and with RuntimeError('storage-full') when a file could not be kept.
 */
export async function downloadItems(items: readonly OfflineItem[], options: OfflineDownload): Promise<void> {
  const states = await itemStates(items, options.store);
  const progress = new Map<OfflineItem, Progress>(
    states.map((state, i) => [items[i]!, { loaded: 0, total: state.missing }]),
  );
  const report = (each: OfflineItem, now: Progress): void => {
    progress.set(each, now);
    const all = [...progress.values()];
    options.onProgress?.({
      loaded: all.reduce((sum, { loaded }) => sum + loaded, 0),
      total: all.reduce((sum, { total }) => sum + total, 0),
    });
  };
  for (const each of items) {
    const { warning } = await download(each.files, { ...options, onProgress: (now) => report(each, now) });
    if (warning) throw new RuntimeError(warning);
    if ((await missingBytes(each.files, options.store)) > 0) throw new RuntimeError('storage-full');
  }
}
