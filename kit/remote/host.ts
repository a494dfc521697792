/** The page's end: one worker, its pending requests, its death. */
import { RuntimeError } from '../runtime/errors.ts';
import { type FromWorker, fromWire, type Request, type ToWorker } from './wire.ts';

/** The part of `Worker` used here. */
export interface WorkerLike {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Stopping it does nothing, and is answered. */
const NO_STREAM = -1;

type Callback = (...values: readonly unknown[]) => void;

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** what the call was really given: the functions among them are those that the worker calls */
  readonly args?: readonly unknown[];
  /** may take as long as it takes */
  readonly patient?: boolean;
}

interface Pending {
  readonly options: RequestOptions;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** the signal of the call is no longer listened to */
  readonly settled: () => void;
}

/** ms that an idle worker has to answer a page that comes back; generous: the whole tab was frozen a moment ago. */
const GRACE = 5_000;

/** The silence is measured in this many ticks, so that a computer waking from sleep costs one tick, not a death. */
const TICKS = 10;

export class Host {
  readonly #worker: WorkerLike;
  readonly #pending = new Map<number, Pending>();
  readonly #deadline: number;
  #nextId = 0;
  #silentTicks = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #death: Error | undefined;
  /** told once, also when no request was pending */
  onDeath: ((reason: Error) => void) | undefined;

  /** `deadline`: silence, in ms, after which a worker that owes an answer is killed. */
  constructor(worker: WorkerLike, deadline: number) {
    this.#worker = worker;
    this.#deadline = deadline;
    worker.onmessage = ({ data }) => this.#receive(data);
    // a script that cannot be fetched is a plain event, without the message of an error thrown in it
    worker.onerror = ({ message }: Partial<ErrorEvent>) =>
      this.kill(
        message === undefined ? new RuntimeError('offline', 'worker') : new RuntimeError('worker-crashed', message),
      );
    globalThis.addEventListener?.('pageshow', this.#onShow);
  }

  /** why the worker ended; undefined: it is alive */
  get death(): Error | undefined {
    return this.#death;
  }

  /** Rejects with RuntimeError, or with the signal's reason; what the worker still computes is then ignored. */
  request(request: Request, options: RequestOptions = {}): Promise<unknown> {
    const { signal } = options;
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#death) throw this.#death;
      const id = this.#nextId++;
      this.#worker.postMessage({ ...request, id }, 'args' in request ? request.args.filter(isPort) : []);
      const onAbort = () => {
        this.#take(id);
        this.#worker.postMessage({ cancel: id }, []);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort);
      const settled = () => signal?.removeEventListener('abort', onAbort);
      this.#pending.set(id, { options, resolve, reject, settled });
      this.#watch();
    });
  }

  /** Ends the worker at once; every pending request rejects with `reason`. */
  kill(reason: Error): void {
    if (this.#death) return;
    this.#death = reason;
    globalThis.removeEventListener?.('pageshow', this.#onShow);
    this.#worker.terminate();
    const owed = [...this.#pending.keys()].map((id) => this.#take(id));
    this.onDeath?.(reason);
    for (const pending of owed) pending?.reject(reason);
  }

  /**
   * A page that comes back from the browser's cache (the way back, an application switched to) may find its worker gone
   * without an event. It is asked for a word: were it asked for an answer only, the reader would wait for the deadline.
   */
  readonly #onShow = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    const kill = () => this.kill(new RuntimeError('worker-crashed', 'silent when the page came back'));
    const grace = this.#pending.size === 0 ? setTimeout(kill, GRACE) : undefined;
    // a worker that computes answers when it has done; its silence is measured as always
    const word = this.request({ stop: NO_STREAM }).catch(() => undefined);
    void word.then(() => clearTimeout(grace));
  };

  #receive(message: FromWorker): void {
    this.#silentTicks = 0;
    if ('fatal' in message) {
      this.kill(fromWire(message.fatal));
    } else if ('callback' in message) {
      const callback = this.#pending.get(message.id)?.options.args?.[message.callback];
      (callback as Callback | undefined)?.(...message.values);
    } else {
      const pending = this.#take(message.id); // undefined: abandoned
      if ('error' in message) pending?.reject(fromWire(message.error));
      else pending?.resolve(message.value);
    }
  }

  /** The request is no longer pending. */
  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    pending?.settled();
    this.#pending.delete(id);
    this.#watch();
    return pending;
  }

  /** The clock runs only while an answer is owed. */
  #watch(): void {
    const owed = [...this.#pending.values()].some(({ options }) => !options.patient);
    if (owed === (this.#timer !== undefined)) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#silentTicks = 0;
    if (owed) this.#timer = setInterval(() => this.#tick(), this.#deadline / TICKS);
  }

  #tick(): void {
    if (++this.#silentTicks >= TICKS) this.kill(new RuntimeError('timeout', `${this.#deadline} ms`));
  }
}

function isPort(value: unknown): value is MessagePort {
  return value instanceof MessagePort;
}
