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

export type Callback = (...values: readonly unknown[]) => void;

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** number of the argument → the function that stands there */
  readonly callbacks?: ReadonlyMap<number, Callback>;
  /** may take as long as it takes */
  readonly patient?: boolean;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly callbacks?: ReadonlyMap<number, Callback>;
  readonly patient: boolean;
}

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
  }

  /** why the worker ended; undefined: it is alive */
  get death(): Error | undefined {
    return this.#death;
  }

  /** Rejects with RuntimeError, or with the signal's reason; what the worker still computes is then ignored. */
  request(request: Request, options: RequestOptions = {}): Promise<unknown> {
    const { signal, callbacks, patient = false } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#death) return Promise.reject(this.#death);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#worker.postMessage({ ...request, id }, 'args' in request ? request.args.filter(isPort) : []);
      const onAbort = () => {
        this.#pending.delete(id);
        this.#watch();
        this.#worker.postMessage({ cancel: id }, []);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const settled = () => signal?.removeEventListener('abort', onAbort);
      this.#pending.set(id, {
        resolve: (value) => {
          settled();
          resolve(value);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
        callbacks,
        patient,
      });
      this.#watch();
    });
  }

  /** Ends the worker at once; every pending request rejects with `reason`. */
  kill(reason: Error): void {
    if (this.#death) return;
    this.#death = reason;
    this.#worker.terminate();
    const owed = [...this.#pending.values()];
    this.#pending.clear();
    this.#watch();
    this.onDeath?.(reason);
    for (const { reject } of owed) reject(reason);
  }

  #receive(message: FromWorker): void {
    this.#silentTicks = 0;
    if ('fatal' in message) {
      this.kill(fromWire(message.fatal));
      return;
    }
    const pending = this.#pending.get(message.id);
    if (!pending) return; // abandoned
    if ('callback' in message) {
      pending.callbacks?.get(message.callback)?.(...message.values);
      return;
    }
    this.#pending.delete(message.id);
    this.#watch();
    if ('error' in message) pending.reject(fromWire(message.error));
    else pending.resolve(message.value);
  }

  /** The clock runs only while an answer is owed. */
  #watch(): void {
    const owed = [...this.#pending.values()].some(({ patient }) => !patient);
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
