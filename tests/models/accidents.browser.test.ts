/** What goes wrong on real machines, done for real: the GPU goes, the worker dies, the reader cancels, the disk lies. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf } from '../../kit/runtime/catalog.ts';
import { createRuntime } from '../../kit/runtime/client.ts';
import { browserStore, MODEL_CACHE } from '../../kit/runtime/store.ts';
import type { Runtime, RuntimeStatus } from '../../kit/runtime/types.ts';

const IDS = [992, 576, 450, 1124, 450, 1303, 1080];
const workers: Worker[] = [];

beforeEach(async () => {
  localStorage.clear();
  await caches.delete(MODEL_CACHE);
});
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

function start(): Runtime {
  return createRuntime({
    spawn() {
      const worker = new Worker(new URL('../../kit/runtime/worker.ts', import.meta.url), { type: 'module' });
      workers.push(worker);
      return worker;
    },
  });
}

/** Asks the live worker to destroy its GPU device. */
function loseDevice(): void {
  workers.at(-1)?.postMessage({ id: -1, on: '', method: 'loseDevice', args: [], live: [] });
}

describe('the GPU device is lost', () => {
  it('in mid-generation: the continuation goes on on wasm, token for token, and the status says why', async () => {
    const runtime = start();
    const history: RuntimeStatus[] = [];
    runtime.subscribe((status) => history.push(status));
    const options = { maxNewTokens: 10, temperature: 0, stopAtEndOfText: false };

    await runtime.choose('wasm');
    const expected: number[] = [];
    for await (const { id } of (await runtime.load('decoder')).model.generate(IDS, options)) expected.push(id);

    await runtime.choose('webgpu');
    const handle = await runtime.load('decoder');
    expect(handle.backend).toBe('webgpu');
    const seen: number[] = [];
    for await (const { id } of handle.model.generate(IDS, options)) {
      seen.push(id);
      if (seen.length === 4) loseDevice();
    }
    expect(seen).toEqual(expected);
    expect(runtime.status).toMatchObject({
      choice: 'webgpu',
      backend: 'wasm',
      reason: 'device-lost',
      loaded: ['decoder'],
    });
    expect(handle.backend).toBe('wasm');
    expect(history.some(({ reason, loaded }) => reason === 'device-lost' && loaded.length === 0)).toBe(true);
  });

  it('in mid-run: the same call is answered', async () => {
    const runtime = start();
    await runtime.choose('webgpu');
    const { model } = await runtime.load('decoder');
    const answer = model.inspect(IDS);
    loseDevice();
    const { attentions, tokens } = await answer;
    expect(tokens).toBe(IDS.length);
    expect(attentions.every(Number.isFinite)).toBe(true);
    await expect.poll(() => runtime.status.reason).toBe('device-lost');
    expect((await model.inspect(IDS)).tokens).toBe(IDS.length);
    expect(runtime.status.backend).toBe('wasm');
  });
});

describe('the worker dies', () => {
  it('of an uncaught error in mid-generation: another one goes on from there', async () => {
    const runtime = start();
    await runtime.choose('wasm');
    const { model } = await runtime.load('decoder');
    // more than one message's worth: tokens travel by slices of some milliseconds
    const options = { maxNewTokens: 120, temperature: 0.9, seed: 5, stopAtEndOfText: false };
    const expected: number[] = [];
    for await (const { id } of model.generate(IDS, options)) expected.push(id);
    const seen: number[] = [];
    for await (const { id } of model.generate(IDS, options)) {
      seen.push(id);
      if (seen.length === 4) workers.at(-1)?.postMessage(null); // not a message of the protocol: its handler throws
    }
    expect(seen).toEqual(expected);
    expect(workers).toHaveLength(2);
    expect(runtime.status).toMatchObject({ backend: 'wasm', reason: 'chosen' });
  });

  it('for want of its script: the error has a code', async () => {
    const runtime = createRuntime({ spawn: () => new Worker('/no-such-worker.js', { type: 'module' }) });
    await expect(runtime.load('decoder')).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('files', () => {
  it('are announced, reported, then there: nothing more to fetch', async () => {
    const runtime = start();
    await runtime.choose('wasm');
    const total = filesOf('decoder').reduce((sum, { size }) => sum + size, 0);
    expect(await runtime.missingBytes('decoder')).toBe(total);
    let last = { loaded: 0, total: 0 };
    await runtime.load('decoder', {
      onProgress: (progress) => {
        last = progress;
      },
    });
    expect(last).toEqual({ loaded: total, total });
    expect(await start().missingBytes('decoder')).toBe(0);
  });

  it('cancelled half-way: AbortError, and the next load works', async () => {
    const runtime = start();
    await runtime.choose('wasm');
    const abort = new AbortController();
    const loading = runtime.load('decoder', { signal: abort.signal, onProgress: () => abort.abort() });
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
    expect(await runtime.missingBytes('decoder')).toBeGreaterThan(0);
    expect((await (await runtime.load('decoder')).model.logits(IDS)).length).toBeGreaterThan(0);
  });

  it('altered in the store: noticed, fetched again', async () => {
    const store = browserStore();
    for (const file of filesOf('decoder')) await store.put(file, new Uint8Array(file.size));
    const runtime = start();
    await runtime.choose('wasm');
    const { model } = await runtime.load('decoder');
    expect((await model.logits(IDS)).every(Number.isFinite)).toBe(true);
  });
});

describe('a call', () => {
  it('abandoned is answered by AbortError at once; the model goes on', async () => {
    const runtime = start();
    await runtime.choose('wasm');
    const { model } = await runtime.load('decoder');
    const abort = new AbortController();
    const answer = model.inspect(IDS, {}, abort.signal);
    abort.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect((await model.inspect(IDS)).tokens).toBe(IDS.length);
  });

  it('refused keeps its code across the worker', async () => {
    const runtime = start();
    await runtime.choose('wasm');
    const { model, tokenizer } = await runtime.load('decoder');
    const long = tokenizer.ids('mot '.repeat(model.config.context + 1));
    await expect(model.inspect(long)).rejects.toMatchObject({ code: 'input-too-long' });
  });
});

describe('the choice of backend', () => {
  it('is kept for the next page', async () => {
    await start().choose('wasm');
    expect(start().status.choice).toBe('wasm');
  });

  it('is wasm by itself on a software adapter', async () => {
    const runtime = start();
    await runtime.load('decoder');
    expect(runtime.status).toMatchObject({ choice: 'auto', backend: 'wasm', reason: 'fallback-adapter' });
  });
});
