import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { type InProcessWorker, inProcessWorker } from '../remote/in-process.ts';
import { createRuntime, getRuntime, getWasmRuntime, onWasmRuntime } from './client.ts';
import type { ModelsWorker } from './worker-api.ts';

afterEach(() => void vi.unstubAllGlobals());

it('what must run on wasm shares the page’s worker where nothing else can be chosen there, and has its own elsewhere', () => {
  vi.stubGlobal('navigator', {});
  expect(getWasmRuntime()).toBe(getRuntime());
  vi.stubGlobal('navigator', { gpu: {} });
  const apart = getWasmRuntime();
  expect(apart).not.toBe(getRuntime());
  expect([getRuntime().status.choice, apart.status.choice]).toEqual(['auto', 'wasm']);
  expect(getWasmRuntime()).toBe(apart);
});

it('the worker apart is ended once the last of those who use it has its answer, the page’s never', async () => {
  vi.stubGlobal('navigator', { gpu: {} });
  const released = vi.spyOn(getWasmRuntime(), 'release').mockImplementation(() => undefined);
  const ofThePage = vi.spyOn(getRuntime(), 'release');
  let answer: (value: number) => void = () => undefined;
  const first = onWasmRuntime(() => new Promise<number>((resolve) => (answer = resolve)));
  await expect(onWasmRuntime(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(released).not.toHaveBeenCalled();
  answer(3);
  expect(await first).toBe(3);
  expect(released).toHaveBeenCalledOnce();
  vi.stubGlobal('navigator', {});
  await onWasmRuntime(async () => undefined);
  expect([released.mock.calls.length, ofThePage.mock.calls.length]).toEqual([1, 0]);
});

it('a model loaded again is the same one, after its worker is ended too: what is remembered of it is found again', async () => {
  const tokenizer = readFileSync('public/models/decoder/tokenizer.json', 'utf8');
  const facts = { config: { layers: 1, heads: 1, width: 2, headDim: 2, vocabulary: 9, context: 8, endOfText: 0 } };
  const workers: InProcessWorker[] = [];
  const runtime = createRuntime({
    choice: 'wasm',
    spawn() {
      const api: ModelsWorker = {
        decide: async () => ({ backend: 'wasm', reason: 'chosen', adapter: '' }),
        fetch: async () => ({ warning: null }),
        open: async () => ({ facts, tokenizer }),
        loseDevice: async () => undefined,
      };
      const worker = inProcessWorker(api);
      workers.push(worker);
      return worker;
    },
  });
  const first = await runtime.load('decoder');
  expect(await runtime.load('decoder')).toBe(first);
  runtime.release();
  expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
  expect([runtime.status.loaded, runtime.status.backend]).toEqual([[], null]);
  expect(await runtime.load('decoder')).toBe(first);
  expect([workers.length, runtime.status.loaded]).toEqual([2, ['decoder']]);
  runtime.release();
});
