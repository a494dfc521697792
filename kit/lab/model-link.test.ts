import { describe, expect, it } from 'vitest';
import type { ModelHandle, ModelId, Progress, Runtime, RuntimeStatus } from '../runtime/types.ts';
import { ModelLink } from './model-link.svelte.ts';

const STATUS: RuntimeStatus = { choice: 'auto', backend: 'wasm', reason: null, adapter: '', loaded: [], warning: null };

/** A runtime without models: what the link asks of it, in order. */
function runtimeOf({ missing = 0, failures = 0 } = {}) {
  const calls: string[] = [];
  let left = failures;
  const runtime = {
    status: STATUS,
    subscribe(listener: (status: RuntimeStatus) => void) {
      listener(STATUS);
      return () => calls.push('unsubscribed');
    },
    missingBytes: async (...ids: ModelId[]) => {
      calls.push(`missing ${ids.join('+')}`);
      return missing;
    },
    async load(id: ModelId, options?: { onProgress?: (progress: Progress) => void; signal?: AbortSignal }) {
      calls.push(`load ${id}`);
      options?.onProgress?.({ loaded: 1, total: 2 });
      await Promise.resolve();
      options?.signal?.throwIfAborted();
      if (left-- > 0) throw new Error('lost');
      return { id, backend: 'wasm' } as ModelHandle<ModelId>;
    },
    tokenizer: () => Promise.reject(new Error('not asked for')),
    choose: async (choice: string) => {
      calls.push(`choose ${choice}`);
    },
  };
  return { calls, link: new ModelLink(['decoder', 'encoder'], async () => runtime as unknown as Runtime) };
}

describe('the link of a lab to its models', () => {
  it('asks before it downloads, then runs what was wanted last', async () => {
    const { calls, link } = runtimeOf({ missing: 9 });
    const done: string[] = [];
    await link.run(async () => void done.push('first'));
    await link.run(async () => void done.push('second'));
    expect(link.state).toEqual({ kind: 'consent', bytes: 9 });
    expect(calls).not.toContain('load decoder');
    await link.download();
    expect(link.live).toBe(true);
    expect(link.handle('encoder').id).toBe('encoder');
    expect(done).toEqual(['second']);
  });

  it('a question put off keeps what was wanted; the next act asks again', async () => {
    const { link } = runtimeOf({ missing: 9 });
    const done: string[] = [];
    await link.run(async () => void done.push('first'));
    link.postpone();
    expect([link.state.kind, link.postponed]).toEqual(['idle', true]);
    await link.run(async () => void done.push('second'));
    expect([link.state.kind, link.postponed]).toEqual(['consent', false]);
    link.postpone();
    await link.ask();
    await link.download();
    expect(done).toEqual(['second']);
  });

  it('opens at once when nothing is missing', async () => {
    const { link, calls } = runtimeOf();
    await link.run(async () => void calls.push('work'));
    expect(calls).toEqual(['missing decoder+encoder', 'load decoder', 'load encoder', 'work']);
  });

  it('a later piece of work abandons the one before, whose end changes nothing', async () => {
    const { link } = runtimeOf();
    await link.ask();
    let aborted = false;
    const slow = link.run(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            reject(signal.reason);
          });
        }),
    );
    expect(link.busy).toBe(true);
    await link.run(async () => undefined);
    await slow;
    expect(aborted).toBe(true);
    expect(link.problem).toBeNull();
    expect(link.busy).toBe(false);
  });

  it('keeps a failure for the reader, and tries again', async () => {
    const { link, calls } = runtimeOf({ missing: 5, failures: 1 });
    await link.run(async () => void calls.push('work'));
    await link.download();
    expect(link.problem).toBeInstanceOf(Error);
    expect(link.state).toEqual({ kind: 'consent', bytes: 5 });
    await link.retry();
    expect(link.problem).toBeNull();
    expect(calls.at(-1)).toBe('work');
  });

  it('a failure before the question is asked never starts a download', async () => {
    const { link, calls } = runtimeOf({ missing: 5 });
    link.problem = new Error('the tokenizer did not come');
    await link.retry();
    expect(link.problem).toBeNull();
    expect(link.state).toEqual({ kind: 'consent', bytes: 5 });
    expect(calls).toEqual(['missing decoder+encoder']);
  });

  it('takes the question back when nothing is wanted any more', async () => {
    const { link, calls } = runtimeOf({ missing: 5 });
    await link.run(async () => void calls.push('work'));
    link.forget();
    expect(link.state.kind).toBe('idle');
    await link.ask();
    await link.download();
    expect(link.live).toBe(true);
    expect(calls).not.toContain('work');
  });

  it('asks for another model when the lab needs it, and for none that is loaded', async () => {
    const { link, calls } = runtimeOf({ missing: 5 });
    const work = async () => void calls.push('work');
    link.need(['decoder']);
    await link.run(work);
    await link.download();
    expect(calls).toEqual(['missing decoder', 'load decoder', 'work']);
    link.need(['encoder']);
    expect(link.state.kind).toBe('idle');
    await link.run(work);
    expect(link.state).toEqual({ kind: 'consent', bytes: 5 });
    link.need(['decoder']);
    expect(link.live).toBe(true);
    link.need(['decoder', 'encoder']);
    await link.run(work);
    await link.download();
    expect(calls.slice(3)).toEqual(['missing encoder', 'missing decoder+encoder', 'load encoder', 'work']);
  });

  it('another model needed while one loads: it is asked for as soon as that one is there', async () => {
    const { link, calls } = runtimeOf({ missing: 5 });
    link.need(['decoder']);
    await link.run(async () => void calls.push('work'));
    const download = link.download();
    link.need(['encoder']);
    await download;
    expect(link.state).toEqual({ kind: 'consent', bytes: 5 });
    expect(calls).toEqual(['missing decoder', 'load decoder', 'missing encoder']);
    await link.download();
    expect(calls.at(-1)).toBe('work');
  });

  it('another model needed while the size of one is asked: nothing is fetched of either', async () => {
    const { link, calls } = runtimeOf();
    link.need(['decoder']);
    const asked = link.run(async () => void calls.push('work'));
    link.need(['encoder']);
    await asked;
    expect(link.state.kind).toBe('idle');
    expect(calls.some((call) => call.startsWith('load'))).toBe(false);
  });

  it('a cancelled download is no failure', async () => {
    const { link } = runtimeOf({ missing: 5 });
    await link.ask();
    const download = link.download();
    await Promise.resolve();
    await Promise.resolve();
    link.cancel();
    await download;
    expect(link.state.kind).toBe('consent');
    expect(link.problem).toBeNull();
  });

  it('runs the work again on another engine, and lets go of the runtime at the end', async () => {
    const { link, calls } = runtimeOf();
    await link.run(async () => void calls.push('work'));
    await link.choose('wasm');
    expect(calls.slice(-2)).toEqual(['choose wasm', 'work']);
    link.dispose();
    expect(calls.at(-1)).toBe('unsubscribed');
  });
});
