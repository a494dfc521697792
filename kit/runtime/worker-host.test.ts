import { afterEach, describe, expect, it, vi } from 'vitest';
import { RuntimeError } from './errors.ts';
import { inProcessWorker } from './in-process-worker.ts';
import { WorkerHost } from './worker-host.ts';

afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => undefined);

describe('requests', () => {
  it('are answered, typed arrays moved rather than copied', async () => {
    const made = Float32Array.of(1, 2);
    const host = new WorkerHost(inProcessWorker({ 'decoder.logits': async () => made }), 1000);
    expect(await host.request('decoder.logits', { model: 'decoder', ids: [8] })).toEqual(Float32Array.of(1, 2));
    expect(made.byteLength).toBe(0);
    host.kill(new RuntimeError('unknown'));
  });

  it('reject with the code and detail of the worker’s error', async () => {
    const host = new WorkerHost(
      inProcessWorker({
        'decoder.logits': async () => {
          throw new RuntimeError('input-too-long', '300 > 256');
        },
        next: async () => {
          throw new RangeError('Array buffer allocation failed');
        },
      }),
      1000,
    );
    await expect(host.request('decoder.logits', { model: 'decoder', ids: [] })).rejects.toMatchObject({
      code: 'input-too-long',
      detail: '300 > 256',
    });
    await expect(host.request('next', { stream: 0 })).rejects.toMatchObject({ code: 'out-of-memory' });
    host.kill(new RuntimeError('unknown'));
  });

  it('report progress', async () => {
    const seen: number[] = [];
    const host = new WorkerHost(
      inProcessWorker({
        fetch: async (_, { progress }) => {
          progress({ loaded: 1, total: 2 });
          progress({ loaded: 2, total: 2 });
          return { warning: null };
        },
      }),
      1000,
    );
    await host.request('fetch', { model: 'decoder' }, { onProgress: ({ loaded }) => seen.push(loaded) });
    expect(seen).toEqual([1, 2]);
    host.kill(new RuntimeError('unknown'));
  });
});

describe('cancelling', () => {
  it('rejects at once, aborts in the worker, leaves the worker alive', async () => {
    let seen: AbortSignal | undefined;
    const worker = inProcessWorker({
      fetch: (_, { signal }) => {
        seen = signal;
        return never();
      },
      stop: async () => null,
    });
    const host = new WorkerHost(worker, 1000);
    const abort = new AbortController();
    const answer = host.request('fetch', { model: 'decoder' }, { signal: abort.signal, patient: true });
    await expect.poll(() => seen?.aborted).toBe(false);
    abort.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => seen?.aborted).toBe(true);
    expect(await host.request('stop', { stream: 0 })).toBeNull();
    host.kill(new RuntimeError('unknown'));
  });

  it('what waits in the queue spares the worker the work', async () => {
    let runs = 0;
    const worker = inProcessWorker({
      'decoder.logits': async ({ ids }) => {
        runs += 1;
        return Float32Array.from(ids);
      },
    });
    const host = new WorkerHost(worker, 1000);
    const abort = new AbortController();
    const abandoned = [1, 2, 3].map((id) =>
      host.request('decoder.logits', { model: 'decoder', ids: [id] }, { signal: abort.signal }),
    );
    abort.abort();
    for (const answer of abandoned) await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(await host.request('decoder.logits', { model: 'decoder', ids: [4] })).toEqual(Float32Array.of(4));
    expect(runs).toBe(1);
    host.kill(new RuntimeError('unknown'));
  });

  it('before asking asks nothing', async () => {
    const worker = inProcessWorker({});
    const host = new WorkerHost(worker, 1000);
    await expect(host.request('stop', { stream: 0 }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(worker.received).toEqual([]);
    host.kill(new RuntimeError('unknown'));
  });
});

describe('death', () => {
  it('by error rejects what is pending and what comes after', async () => {
    const worker = inProcessWorker({ next: never });
    const host = new WorkerHost(worker, 1000);
    const pending = host.request('next', { stream: 0 });
    worker.onerror?.({ message: 'boom' } as ErrorEvent);
    await expect(pending).rejects.toMatchObject({ code: 'worker-crashed', detail: 'boom' });
    await expect(host.request('next', { stream: 0 })).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(worker.terminated).toBe(true);
    expect(host.dead).toBe(true);
  });

  it('a worker whose script cannot be fetched is a site that cannot be reached', async () => {
    const worker = inProcessWorker({ next: never });
    const pending = new WorkerHost(worker, 1000).request('next', { stream: 0 });
    worker.onerror?.(new Event('error') as ErrorEvent);
    await expect(pending).rejects.toMatchObject({ code: 'offline' });
  });

  it('by a lost device is told even when nothing is pending', async () => {
    const worker = inProcessWorker({});
    const host = new WorkerHost(worker, 1000);
    const death = new Promise<RuntimeError>((resolve) => {
      host.onDeath = resolve;
    });
    worker.say({ event: 'device-lost', detail: 'driver' });
    expect(await death).toMatchObject({ code: 'device-lost', detail: 'driver' });
  });

  it('by silence: after the deadline, only while an answer is owed, never during a download', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const worker = inProcessWorker({ next: never, fetch: never });
    const host = new WorkerHost(worker, 1000);
    vi.advanceTimersByTime(5000);
    expect(host.dead).toBe(false);
    const fetching = host.request('fetch', { model: 'decoder' }, { patient: true });
    vi.advanceTimersByTime(5000);
    expect(host.dead).toBe(false);
    const owed = host.request('next', { stream: 0 });
    vi.advanceTimersByTime(900);
    expect(host.dead).toBe(false);
    vi.advanceTimersByTime(100);
    expect(host.dead).toBe(true);
    await expect(owed).rejects.toMatchObject({ code: 'timeout' });
    await expect(fetching).rejects.toMatchObject({ code: 'timeout' });
  });

  it('any message counts as a sign of life', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const worker = inProcessWorker({ next: never });
    const host = new WorkerHost(worker, 1000);
    host.request('next', { stream: 0 }).catch(() => undefined);
    vi.advanceTimersByTime(900);
    worker.onmessage?.({ data: { id: 99, progress: { loaded: 0, total: 1 } } } as MessageEvent);
    vi.advanceTimersByTime(900);
    expect(host.dead).toBe(false);
    vi.advanceTimersByTime(100);
    expect(host.dead).toBe(true);
  });
});
