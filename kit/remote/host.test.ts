import { afterEach, describe, expect, it, vi } from 'vitest';
import { RuntimeError } from '../runtime/errors.ts';
import { Host } from './host.ts';
import { inProcessWorker } from './in-process.ts';
import type { Invocation } from './wire.ts';

afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => undefined);
const ask = (method: string, ...args: readonly unknown[]): Invocation => ({ on: '', method, args, live: [] });

describe('requests', () => {
  it('are answered, typed arrays moved rather than copied', async () => {
    const made = Float32Array.of(1, 2);
    const parts = { weights: [Int32Array.of(3)], scale: Float64Array.of(4) };
    const host = new Host(inProcessWorker({ logits: async () => made, parts: async () => parts }), 1000);
    expect(await host.request(ask('logits', [8]))).toEqual(Float32Array.of(1, 2));
    expect(made.byteLength).toBe(0);
    expect(await host.request(ask('parts'))).toEqual({ weights: [Int32Array.of(3)], scale: Float64Array.of(4) });
    expect([parts.scale.byteLength, parts.weights[0]?.byteLength]).toEqual([0, 4]);
    host.kill(new RuntimeError('unknown'));
  });

  it('reject with the code and detail of the worker’s error', async () => {
    const host = new Host(
      inProcessWorker({
        async logits() {
          throw new RuntimeError('input-too-long', '300 > 256');
        },
        async allocate() {
          throw new RangeError('Array buffer allocation failed');
        },
        async divide() {
          throw new RangeError('by zero');
        },
      }),
      1000,
    );
    await expect(host.request(ask('logits', []))).rejects.toMatchObject({
      code: 'input-too-long',
      detail: '300 > 256',
    });
    await expect(host.request(ask('allocate'))).rejects.toMatchObject({ code: 'out-of-memory' });
    await expect(host.request(ask('divide'))).rejects.toMatchObject({ code: 'unknown', detail: 'by zero' });
    await expect(host.request(ask('absent'))).rejects.toMatchObject({ code: 'unknown', detail: 'no absent on ' });
    host.kill(new RuntimeError('unknown'));
  });

  it('that cannot be sent are not owed an answer', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const host = new Host(inProcessWorker({}), 1000);
    await expect(host.request(ask('logits', () => 0))).rejects.toMatchObject({ name: 'DataCloneError' });
    vi.advanceTimersByTime(5000);
    expect(host.death).toBeUndefined();
  });

  it('report progress', async () => {
    const seen: unknown[] = [];
    const host = new Host(
      inProcessWorker({
        async fetch(_: string, progress: (loaded: number, total: number) => void) {
          progress(1, 2);
          progress(2, 2);
        },
      }),
      1000,
    );
    const request = { ...ask('fetch', 'decoder', null), live: [false, 'callback'] } as const;
    await host.request(request, { args: ['decoder', (...values: unknown[]) => seen.push(values)] });
    expect(seen).toEqual([
      [1, 2],
      [2, 2],
    ]);
    host.kill(new RuntimeError('unknown'));
  });
});

describe('cancelling', () => {
  it('rejects at once, aborts in the worker, leaves the worker alive', async () => {
    let seen: AbortSignal | undefined;
    const worker = inProcessWorker({
      fetch(signal: AbortSignal) {
        seen = signal;
        return never();
      },
      stop: async () => null,
    });
    const host = new Host(worker, 1000);
    const abort = new AbortController();
    const request = { ...ask('fetch', null), live: ['signal'] } as const;
    const answer = host.request(request, { signal: abort.signal, patient: true });
    await expect.poll(() => seen?.aborted).toBe(false);
    abort.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => seen?.aborted).toBe(true);
    expect(await host.request(ask('stop'))).toBeNull();
    host.kill(new RuntimeError('unknown'));
  });

  it('what waits in the queue spares the worker the work', async () => {
    let runs = 0;
    const worker = inProcessWorker({
      async logits(ids: readonly number[]) {
        runs += 1;
        return Float32Array.from(ids);
      },
    });
    const host = new Host(worker, 1000);
    const abort = new AbortController();
    const abandoned = [1, 2, 3].map((id) => host.request(ask('logits', [id]), { signal: abort.signal }));
    abort.abort();
    for (const answer of abandoned) await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(await host.request(ask('logits', [4]))).toEqual(Float32Array.of(4));
    expect(runs).toBe(1);
    host.kill(new RuntimeError('unknown'));
  });

  it('before asking asks nothing', async () => {
    const worker = inProcessWorker({});
    const host = new Host(worker, 1000);
    await expect(host.request(ask('stop'), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(worker.received).toEqual([]);
    host.kill(new RuntimeError('unknown'));
  });
});

describe('death', () => {
  it('by error rejects what is pending and what comes after', async () => {
    const worker = inProcessWorker({ next: never });
    const host = new Host(worker, 1000);
    const pending = host.request(ask('next'));
    worker.onerror?.({ message: 'boom' } as ErrorEvent);
    await expect(pending).rejects.toMatchObject({ code: 'worker-crashed', detail: 'boom' });
    await expect(host.request(ask('next'))).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(worker.terminated).toBe(true);
    expect(host.death).toMatchObject({ code: 'worker-crashed' });
  });

  it('a worker whose script cannot be fetched is a site that cannot be reached', async () => {
    const worker = inProcessWorker({ next: never });
    const pending = new Host(worker, 1000).request(ask('next'));
    worker.onerror?.(new Event('error') as ErrorEvent);
    await expect(pending).rejects.toMatchObject({ code: 'offline' });
  });

  it('by a lost device is told even when nothing is pending', async () => {
    const worker = inProcessWorker({});
    const host = new Host(worker, 1000);
    const death = new Promise<Error>((resolve) => {
      host.onDeath = resolve;
    });
    worker.fail(new RuntimeError('device-lost', 'driver'));
    expect(await death).toMatchObject({ code: 'device-lost', detail: 'driver' });
  });

  it('by silence: after the deadline, only while an answer is owed, never during a download', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const worker = inProcessWorker({ next: never, fetch: never });
    const host = new Host(worker, 1000);
    vi.advanceTimersByTime(5000);
    expect(host.death).toBeUndefined();
    const fetching = host.request(ask('fetch'), { patient: true });
    vi.advanceTimersByTime(5000);
    expect(host.death).toBeUndefined();
    const owed = host.request(ask('next'));
    vi.advanceTimersByTime(900);
    expect(host.death).toBeUndefined();
    vi.advanceTimersByTime(100);
    expect(host.death).toMatchObject({ code: 'timeout' });
    await expect(owed).rejects.toMatchObject({ code: 'timeout' });
    await expect(fetching).rejects.toMatchObject({ code: 'timeout' });
  });

  it('any message counts as a sign of life', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const worker = inProcessWorker({ next: never });
    const host = new Host(worker, 1000);
    host.request(ask('next')).catch(() => undefined);
    vi.advanceTimersByTime(900);
    worker.onmessage?.({ data: { id: 99, callback: 0, values: [] } } as unknown as MessageEvent);
    vi.advanceTimersByTime(900);
    expect(host.death).toBeUndefined();
    vi.advanceTimersByTime(100);
    expect(host.death).toMatchObject({ code: 'timeout' });
  });
});
