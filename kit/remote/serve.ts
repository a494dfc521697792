/** The worker's end: dispatch, streams, cancellation, errors as data. Knows nothing of what is served. */
import { RuntimeError } from '../runtime/errors.ts';
import { type Batch, type FromWorker, type Invocation, type Request, type ToWorker, toWire } from './wire.ts';

/** `DedicatedWorkerGlobalScope` or a MessagePort. */
export interface Port {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

export interface Served {
  /** makes the methods of `api` callable on `name` */
  add(name: string, api: object): void;
  /** tells the page that nothing more can be expected of this worker */
  fail(error: unknown): void;
}

interface Stream {
  readonly iterator: AsyncIterator<unknown>;
  readonly abort: AbortController;
  /** asked for, not yet sent */
  coming?: Promise<IteratorResult<unknown>>;
}

/** A page shows a frame every 16 ms: items that come faster travel together. */
const SLICE = 16;

/**
 * Answers `remote` (remote.ts) with the methods of `api`. What they return is copied, but for the typed arrays of its
 * first level (itself, its fields, its elements), which are moved: a method returns copies of those it keeps. Throw
 * RuntimeError for what the page can act upon; other errors arrive as 'unknown', want of memory as 'out-of-memory', and
 * after those the page ends the worker (`FATAL` in keeper.ts).
 */
export function serve(port: Port, api: object): Served {
  const objects = new Map<string, object>([['', api]]);
  const streams = new Map<number, Stream>();
  const running = new Map<number, AbortController>();

  function invoke(id: number, { on, method, args, live }: Invocation, signal: AbortSignal): unknown {
    const object = objects.get(on) as Readonly<Record<string, unknown>> | undefined;
    const own = object?.[method];
    if (typeof own !== 'function') throw new RuntimeError('unknown', `no ${method} on ${on}`);
    const real = args.map((arg, i) => {
      if (live[i] === 'signal') return signal;
      return live[i] ? (...values: unknown[]) => port.postMessage({ id, callback: i, values }, []) : arg;
    });
    return own.apply(object, real);
  }

  async function next(id: number, name: number, from: Invocation | undefined): Promise<Batch> {
    if (from) {
      const abort = new AbortController();
      const iterable = invoke(id, from, abort.signal) as AsyncIterable<unknown>;
      streams.set(name, { iterator: iterable[Symbol.asyncIterator](), abort });
    }
    const stream = streams.get(name);
    const items: unknown[] = [];
    if (!stream) return { items, done: true };
    const until = performance.now() + SLICE;
    const frame = new Promise<null>((resolve) => setTimeout(resolve, SLICE, null));
    try {
      do {
        stream.coming ??= stream.iterator.next();
        const result = await (items.length === 0 ? stream.coming : Promise.race([stream.coming, frame]));
        if (!result) break;
        stream.coming = undefined;
        if (result.done) {
          streams.delete(name);
          return { items, done: true };
        }
        items.push(result.value);
      } while (performance.now() < until);
    } catch (error) {
      if (items.length === 0) throw error; // else `coming` throws it again once these are sent
    }
    return { items, done: false };
  }

  async function perform(id: number, request: Request, signal: AbortSignal): Promise<unknown> {
    if ('next' in request) return next(id, request.next, request.from);
    if ('stop' in request) {
      const stream = streams.get(request.stop);
      streams.delete(request.stop);
      stream?.abort.abort();
      await stream?.iterator.return?.();
      return null;
    }
    if ('drop' in request) {
      const dropped = objects.get(request.drop) as { release?(): Promise<void> } | undefined;
      await dropped?.release?.();
      objects.delete(request.drop);
      return null;
    }
    const value = await invoke(id, request, signal);
    if (request.as === undefined) return value;
    objects.set(request.as, value as object);
    return null;
  }

  async function answer(request: Request & { readonly id: number }): Promise<void> {
    const { id } = request;
    const abort = new AbortController();
    running.set(id, abort);
    try {
      await nextTask(); // a cancellation already sent is read first: what was abandoned in the queue costs nothing
      abort.signal.throwIfAborted();
      const value = await perform(id, request, abort.signal);
      port.postMessage({ id, value }, 'next' in request ? (value as Batch).items.flatMap(buffersOf) : buffersOf(value));
    } catch (error) {
      port.postMessage({ id, error: toWire(error) }, []);
    } finally {
      running.delete(id);
    }
  }

  port.onmessage = ({ data }) => {
    if ('cancel' in data) running.get(data.cancel)?.abort();
    else void answer(data);
  };
  return {
    add: (name, object) => void objects.set(name, object),
    fail: (error) => port.postMessage({ fatal: toWire(error) }, []),
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function buffersOf(value: unknown): Transferable[] {
  const parts =
    typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) ? Object.values(value) : [value];
  const buffers = parts.filter((part) => ArrayBuffer.isView(part)).map(({ buffer }) => buffer);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
