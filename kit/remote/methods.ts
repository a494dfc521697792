/** An object of a worker as the page sees it: every method is a request to whichever worker is alive. */
import { RuntimeError } from '../runtime/errors.ts';
import type { Host } from './host.ts';
import type { Facts, Resume, Shape } from './shape.ts';
import type { Batch, Invocation } from './wire.ts';

/** Runs `work` on a worker where the object is, and again after a recovery. */
export type Ask = <T>(signal: AbortSignal | undefined, work: (host: Host) => Promise<T>) => Promise<T>;

type Args = readonly unknown[];
type AnyResume = Resume<Args, unknown>;
interface AnyShape {
  readonly [method: string]: 'call' | 'patient' | 'stream' | AnyResume | AnyShape;
}

/** A method, and what it is called with. */
interface Call {
  readonly on: string;
  readonly method: string;
  readonly args: Args;
}

/** Of streams and objects: one count for all, no two workers confuse them. */
let names = 0;

/** The object known in the worker as `on`; `ask` brings it there. */
export function methods<Api>(shape: Shape<Api>, facts: Facts<Api>, ask: Ask, on = ''): Api {
  // the compiler has held the shape to the interface, method by method
  return build(shape as unknown as AnyShape, facts, ask, on) as Api;
}

function build(shape: AnyShape, facts: object, ask: Ask, on: string): object {
  const own = Object.entries(shape).map(([method, kind]) => {
    const bound = (...args: Args): unknown => {
      const at: Call = { on, method, args };
      if (kind === 'call' || kind === 'patient') return call(ask, at, kind === 'patient');
      return typeof kind === 'object' ? part(kind, facts, ask, at) : stream(ask, at, kind === 'stream' ? null : kind);
    };
    return [method, bound];
  });
  return { ...facts, ...Object.fromEntries(own) };
}

// async: a call that cannot be sent rejects, as one that cannot be served
async function call(ask: Ask, at: Call, patient: boolean): Promise<unknown> {
  const { args } = at;
  const signal = signalOf(args);
  return ask(signal, (host) => host.request(invocation(at), { signal, args, patient }));
}

async function* stream(ask: Ask, at: Call, resume: AnyResume | null): AsyncGenerator<unknown> {
  const signal = signalOf(at.args);
  const name = names++;
  /** those with which it goes on elsewhere: of what was read, they hold no more than that needs */
  let { args } = at;
  let begun = false;
  let live: Host | undefined;
  const askNext = () => {
    const batch = ask(signal, async (host) => {
      let from: Invocation | undefined;
      if (live !== host) {
        if (begun && !resume) return live?.death ?? new RuntimeError('worker-crashed'); // nothing can be gone on with
        live = host;
        from = invocation({ ...at, args });
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
      if (resume && batch.items.length > 0) args = resume(args, batch.items);
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

function part(shape: AnyShape, facts: object, ask: Ask, at: Call): object {
  const name = `part ${names++}`;
  let open: { readonly host: Host; readonly done: Promise<unknown> } | undefined;
  const askOpen: Ask = (signal, work) =>
    ask(signal, async (host) => {
      // not under `signal`: an abandoned call must not leave the object half made
      if (open?.host !== host) open = { host, done: host.request({ ...invocation(at), as: name }) };
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

function invocation({ on, method, args }: Call): Invocation {
  const live = args.map((arg) => (arg instanceof AbortSignal ? 'signal' : typeof arg === 'function' && 'callback'));
  return { on, method, args: args.map((arg, i) => (live[i] ? null : plain(arg))), live };
}

/** Lists as they can be cloned: those of a reactive state are proxies, which cannot. */
function plain(value: unknown): unknown {
  return Array.isArray(value) ? value.map(plain) : value;
}
