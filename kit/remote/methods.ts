/** An object of a worker as the page sees it: every method is a request to whichever worker is alive. */
import { RuntimeError } from '../runtime/errors.ts';
import type { Callback, Host } from './host.ts';
import type { Facts, Resume, Shape } from './shape.ts';
import type { Batch, Invocation } from './wire.ts';

/** Runs `work` on a worker where the object is, and again after a recovery. */
export type Ask = <T>(signal: AbortSignal | undefined, work: (host: Host) => Promise<T>) => Promise<T>;

type Args = readonly unknown[];
type AnyResume = Resume<Args, unknown>;
interface AnyShape {
  readonly [method: string]: 'call' | 'patient' | 'stream' | AnyResume | AnyShape;
}

/** Of streams and objects: one count for all, no two workers confuse them. */
let names = 0;

/** The object known in the worker as `on`; `ask` brings it there. */
export function methods<Api>(shape: Shape<Api>, facts: Facts<Api>, ask: Ask, on = ''): Api {
  // the compiler has held the shape to the interface, method by method
  return build(shape as unknown as AnyShape, facts, ask, on) as Api;
}

function build(shape: AnyShape, facts: object, ask: Ask, on: string): object {
  const entries = Object.entries(shape).map(([method, kind]) => {
    if (kind === 'call' || kind === 'patient') {
      return [method, (...args: Args) => call(ask, on, method, args, kind === 'patient')] as const;
    }
    if (kind === 'stream') return [method, (...args: Args) => stream(ask, on, method, args)] as const;
    if (typeof kind === 'function') return [method, (...args: Args) => stream(ask, on, method, args, kind)] as const;
    return [method, (...args: Args) => part(kind, facts, ask, invocation(on, method, args))] as const;
  });
  return { ...facts, ...Object.fromEntries(entries) };
}

// async: a call that cannot be sent rejects, as one that cannot be served
async function call(ask: Ask, on: string, method: string, args: Args, patient: boolean): Promise<unknown> {
  const callbacks = new Map<number, Callback>();
  for (const [i, arg] of args.entries()) if (typeof arg === 'function') callbacks.set(i, arg as Callback);
  const signal = signalOf(args);
  return ask(signal, (host) => host.request(invocation(on, method, args), { signal, callbacks, patient }));
}

async function* stream(ask: Ask, on: string, method: string, args: Args, resume?: AnyResume): AsyncGenerator<unknown> {
  const signal = signalOf(args);
  const name = names++;
  const received: unknown[] = [];
  let begun = false;
  let live: Host | undefined;
  const askNext = () => {
    const batch = ask(signal, async (host) => {
      let from: Invocation | undefined;
      if (live !== host) {
        if (begun && !resume) return live?.death ?? new RuntimeError('worker-crashed'); // nothing can be gone on with
        live = host;
        from = invocation(on, method, resume && begun ? resume(args, received) : args);
      }
      return (await host.request({ next: name, from }, { signal })) as Batch;
    });
    batch.catch(() => undefined); // told when it is awaited, if it still is
    return batch;
  };
  try {
    for (let coming = askNext(); ; ) {
      const batch = await coming;
      if (batch instanceof Error) throw batch;
      begun ||= batch.items.length > 0;
      if (resume) received.push(...batch.items);
      if (!batch.done) coming = askNext(); // the worker goes on while the page shows these
      for (const item of batch.items) {
        signal?.throwIfAborted();
        yield item;
      }
      if (batch.done) return;
    }
  } finally {
    live?.request({ stop: name }).catch(() => undefined); // dead already
  }
}

function part(shape: AnyShape, facts: object, ask: Ask, make: Invocation): object {
  const name = `part ${names++}`;
  let open: { readonly host: Host; readonly done: Promise<unknown> } | undefined;
  const askOpen: Ask = (signal, work) =>
    ask(signal, async (host) => {
      // not under `signal`: an abandoned call must not leave the object half made
      if (open?.host !== host) open = { host, done: host.request({ ...make, as: name }) };
      await open.done;
      return work(host);
    });
  return {
    ...build(shape, facts, askOpen, name),
    async release() {
      const { host } = open ?? {};
      open = undefined;
      await host?.request({ drop: name }).catch(() => undefined); // a dead worker holds nothing
    },
  };
}

function signalOf(args: Args): AbortSignal | undefined {
  return args.find((arg) => arg instanceof AbortSignal);
}

function invocation(on: string, method: string, args: Args): Invocation {
  const live: Record<number, 'signal' | 'callback'> = {};
  const cloned = args.map((arg, i) => {
    if (arg instanceof AbortSignal) live[i] = 'signal';
    else if (typeof arg === 'function') live[i] = 'callback';
    else return plain(arg);
    return null;
  });
  return { on, method, args: cloned, live };
}

/** Lists and records as they can be cloned: those of a reactive state are proxies, which cannot. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, plain(own)]));
}
