/** Fetches the files of a plan, one after the other, with progress; each must have the size that was announced. */
import type { Progress } from '../runtime/types.ts';
import { HubError } from './errors.ts';
import type { Plan } from './plan.ts';
import { type Fetch, fileAddress, type Repository } from './repository.ts';

/** path in the repository → bytes */
export type HubFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export interface DownloadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Rejects with HubError, or the signal's reason; nothing is kept of an interrupted download. */
export async function downloadPlan(
  repository: Repository,
  plan: Plan,
  fetcher: Fetch,
  { signal, onProgress }: DownloadOptions = {},
): Promise<HubFiles> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let before = 0;
  onProgress?.({ loaded: 0, total: plan.bytes });
  for (const { path, size } of plan.files) {
    const address = fileAddress(repository, path);
    const response = await fetcher(address, signal ? { signal } : {}).catch((cause: unknown) => {
      signal?.throwIfAborted();
      throw new HubError('unreachable', path, { cause });
    });
    if (!response.ok || !response.body) throw new HubError('refused', `${path}: ${response.status}`);
    const bytes = await read(response.body, size, path, (loaded) => {
      onProgress?.({ loaded: before + loaded, total: plan.bytes });
    });
    signal?.throwIfAborted();
    files.set(path, bytes);
    before += size;
  }
  return files;
}

/** Exactly `size` bytes: more is not waited for, less is not accepted. */
async function read(
  body: ReadableStream<Uint8Array>,
  size: number,
  path: string,
  onLoaded: (loaded: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(size);
  } catch (cause) {
    throw new HubError('too-large', path, { cause });
  }
  const reader = body.getReader();
  let loaded = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (loaded + value.length > size) {
      await reader.cancel();
      throw new HubError('wrong-size', path);
    }
    bytes.set(value, loaded);
    loaded += value.length;
    onLoaded(loaded);
  }
  if (loaded !== size) throw new HubError('wrong-size', path);
  return bytes;
}
