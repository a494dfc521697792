import { afterEach, describe, expect, it, vi } from 'vitest';
import { RuntimeError } from '../runtime/errors.ts';
import { type InProcessWorker, inProcessWorker } from './in-process.ts';
import type { KeeperOptions } from './keeper.ts';
import { remote } from './remote.ts';
import type { Shape } from './shape.ts';

interface Accumulator {
  add(n: number): Promise<number>;
  release(): Promise<void>;
}
interface Counter {
  double(values: readonly number[], signal?: AbortSignal, onProgress?: (done: number) => void): Promise<number[]>;
  count(from: number, to: number, signal?: AbortSignal): AsyncIterable<number>;
  accumulator(start: number): Accumulator;
}
const SHAPE: Shape<Counter> = { double: 'call', count: 'stream', accumulator: { add: 'call' } };

const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
  vi.useRealTimers();
});

/** `accidents[i]` replaces methods of the i-th worker. */
function setup(
  accidents: ((worker: () => InProcessWorker) => object)[] = [],
  { shape = SHAPE, ...options }: Partial<KeeperOptions> & { shape?: Shape<Counter> } = {},
) {
  const workers: InProcessWorker[] = [];
  const log: unknown[] = [];
  const spawn = () => {
    const worker = inProcessWorker({
      async double(values: readonly number[], _?: AbortSignal, onProgress?: (done: number) => void) {
        for (const i of values.keys()) onProgress?.(i + 1);
        return values.map((value) => 2 * value);
      },
      async *count(from: number, to: number, signal?: AbortSignal) {
        signal?.addEventListener('abort', () => log.push('aborted'));
        try {
          for (let n = from; n <= to; n++) {
            log.push(n);
            yield n;
          }
        } finally {
          log.push('left');
        }
      },
      accumulator(sum: number) {
        log.push('made');
        return {
          add: async (n: number) => (sum += n),
          release: async () => void log.push('released'),
        };
      },
      ...accidents[workers.length]?.(() => worker),
    });
    workers.push(worker);
    return worker;
  };
  const { api, end } = remote<Counter>(spawn, shape, { deadline: 300, ...options });
  ended.push(end);
  return { api, end, workers, log };
}

const slowly = async function* (from: number, to: number) {
  for (let n = from; n <= to; n++) {
    yield n;
    await new Promise((resolve) => setTimeout(resolve, 50)); // longer than a frame: one item a batch
  }
};

async function gather(stream: AsyncIterable<number>, seen: number[] = []): Promise<number[]> {
  for await (const n of stream) seen.push(n);
  return seen;
}

describe('calls', () => {
  it('start the worker when first needed, take progress functions, and proxies of lists', async () => {
    const { api, workers } = setup();
    expect(workers).toHaveLength(0);
    const done: number[] = [];
    expect(await api.double(new Proxy([1, 2], {}), undefined, (n) => done.push(n))).toEqual([2, 4]);
    expect(done).toEqual([1, 2]);
    expect(workers).toHaveLength(1);
  });

  it('reject when the worker is ended, and the next one starts another', async () => {
    const { api, end, workers } = setup([() => ({ double: () => new Promise(() => undefined) })]);
    const pending = api.double([1]);
    await expect.poll(() => workers[0]?.received.length).toBe(1);
    end();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    expect(await api.double([2])).toEqual([4]);
  });

  it('are made again when the worker crashes, unless told not to', async () => {
    const crash = (worker: () => InProcessWorker) => ({
      double: () => worker().onerror?.({ message: 'crash' } as ErrorEvent),
    });
    expect(await setup([crash]).api.double([1])).toEqual([2]);
    const lost: string[] = [];
    const once = setup([crash], { recoveries: 0, onLost: (_, { code }) => lost.push(code) });
    await expect(once.api.double([1])).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(lost).toEqual(['worker-crashed']);
  });
});

describe('streams', () => {
  it('are computed as they are read: what has come is not kept waiting, and the next is ready', async () => {
    const { api, log } = setup([() => ({ count: slowlyLogged })]);
    async function* slowlyLogged(from: number, to: number) {
      for await (const n of slowly(from, to)) {
        log.push(n);
        yield n;
      }
    }
    const stream = api.count(1, 9)[Symbol.asyncIterator]();
    expect(await stream.next()).toEqual({ value: 1, done: false });
    expect(log).toEqual([1]);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(log).toEqual([1, 2]);
    expect(await stream.next()).toEqual({ value: 2, done: false });
    await stream.return?.();
  });

  it('that are left are left in the worker: their signal aborts, their generator returns', async () => {
    const { api, log } = setup();
    for await (const n of api.count(1, 1_000_000, new AbortController().signal)) if (n === 3) break;
    await expect.poll(() => log.slice(-2)).toEqual(['aborted', 'left']);
  });

  it('yield nothing after their signal aborts', async () => {
    const { api, log } = setup();
    const cancel = new AbortController();
    const seen: number[] = [];
    const reading = async () => {
      for await (const n of api.count(1, 1_000_000, cancel.signal)) if (seen.push(n) === 3) cancel.abort();
    };
    await expect(reading()).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toEqual([1, 2, 3]);
    await expect.poll(() => log.at(-1)).toBe('left');
  });

  it('give what came before an error, then the error', async () => {
    const { api } = setup([
      () => ({
        async *count() {
          yield 1;
          yield 2;
          throw new RuntimeError('invalid-input', 'diverged');
        },
      }),
    ]);
    const seen: number[] = [];
    await expect(gather(api.count(1, 3), seen)).rejects.toMatchObject({ code: 'invalid-input', detail: 'diverged' });
    expect(seen).toEqual([1, 2]);
  });

  it('whose worker crashes start again if they had given nothing; otherwise that is their error', async () => {
    const crashAt = (at: number) => (worker: () => InProcessWorker) => ({
      async *count(from: number, to: number) {
        for await (const n of slowly(from, to)) {
          if (n === at) worker().onerror?.({ message: 'crash' } as ErrorEvent);
          yield n;
        }
      },
    });
    expect(await gather(setup([crashAt(1)]).api.count(1, 3))).toEqual([1, 2, 3]);
    const seen: number[] = [];
    const { api, workers } = setup([crashAt(3)]);
    await expect(gather(api.count(1, 5), seen)).rejects.toMatchObject({ code: 'worker-crashed', detail: 'crash' });
    expect(seen).toEqual([1, 2]);
    expect(await api.double([1])).toEqual([2]);
    expect(workers).toHaveLength(2); // the one that lives is not blamed
    const resumed: Shape<Counter> = {
      ...SHAPE,
      count: ([from, to, signal], received) => [from + received.length, to, signal],
    };
    expect(await gather(setup([crashAt(3)], { shape: resumed }).api.count(1, 5))).toEqual([1, 2, 3, 4, 5]);
    // twice: what has come since the last time is all that is counted
    expect(await gather(setup([crashAt(3), crashAt(5)], { shape: resumed }).api.count(1, 6))).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
  });
});

describe('objects made in the worker', () => {
  it('are made at their first call, keep their state, and are forgotten when released', async () => {
    const { api, workers, log } = setup();
    const sum = api.accumulator(10);
    expect(workers).toHaveLength(0);
    expect(await Promise.all([sum.add(1), sum.add(2)])).toEqual([11, 13]);
    expect(log).toEqual(['made']);
    await sum.release();
    expect(log).toEqual(['made', 'released']);
    const other = api.accumulator(0);
    expect(await other.add(5)).toBe(5);
    expect(await sum.add(1)).toBe(11); // made anew
  });

  it('are made again in the worker that replaces theirs', async () => {
    const { api, workers } = setup();
    const sum = api.accumulator(10);
    await sum.add(1);
    workers[0]?.fail(new RuntimeError('worker-crashed'));
    await expect.poll(() => workers[0]?.terminated).toBe(true);
    expect(await sum.add(1)).toBe(11);
    expect(workers).toHaveLength(2);
  });
});
