/**
 * Objects that live in a worker, called as if they were here: methods that return promises, streams (async generators,
 * computed as they are read, a frame and an item ahead), AbortSignals and progress functions among the arguments,
 * errors with their code, typed arrays moved, and a worker that is lost or silent replaced.
 *
 * ```ts
 * interface Counter { add(n: number, signal?: AbortSignal): Promise<number>; count(to: number): AsyncIterable<number> }
 * // counter-worker.ts serve(globalThis as unknown as Port, createCounter()); // on the page const spawn = () => new
 * Worker(new URL('./counter-worker.ts', import.meta.url), { type: 'module' }); const { api, end } =
 * remote<Counter>(spawn, { add: 'call', count: 'stream' });
 * ```
 *
 * To give an object one more method, say a stream: write it (`async function*`), name it in its interface (returns
 * `AsyncIterable<Step>`), and in its shape: `train: 'stream'`; the compiler asks for the last two. (Of a model, the
 * shape is
 * `methods` of its `ModelSpec`, in kit/models.) Leaving the loop ends it in the worker: its signal aborts and it is
 * returned from. A stream takes no progress function: it yields what it has to tell.
 *
 * Arguments are copied, since a call may be made again on another worker, but for MessagePorts, which are moved.
 * `comlink` (4.4) was weighed: it has no cancellation, no stream, no deadline, and its calls to a worker that died stay
 * pending; what it would have spared are some forty lines of dispatch.
 */
import { Keeper, type KeeperOptions } from './keeper.ts';
import { methods } from './methods.ts';
import type { Facts, Shape } from './shape.ts';

export interface Remote<Api> {
  readonly api: Api;
  /** Ends the worker and gives its memory back; calls under way reject with `reason`, AbortError by default. */
  end(reason?: Error): void;
}

/** Long enough for a slow phone to compile wasm, or a GPU its shaders. */
export const DEADLINE = 60_000;

/**
 * The worker is started at the first call. When it crashes another is started and the call made again: set `recoveries`
 * to 0 where a call needs what the calls before it left, and listen to `onLost`.
 */
export function remote<Api>(
  spawn: KeeperOptions['spawn'],
  shape: Shape<Api>,
  options: Partial<Omit<KeeperOptions, 'spawn'>> = {},
): Remote<Api> {
  const keeper = new Keeper({ deadline: DEADLINE, ...options, spawn });
  return {
    api: methods(shape, {} as Facts<Api>, (_, work) => keeper.call(work)),
    end: (reason = new DOMException('closed', 'AbortError')) => keeper.end(reason),
  };
}
