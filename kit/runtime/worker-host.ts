/** The page's end of the protocol: one worker, its pending requests, its death. */
import { RuntimeError } from './errors.ts';
import type { FromWorker, Input, Operation, Output, ToWorker, WireError } from './protocol.ts';
import type { Progress } from './types.ts';

/** The part of `Worker` used here. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** may take as long as it takes: a download is bounded by the network, not by us */
  readonly patient?: boolean;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress?: (progress: Progress) => void;
  readonly patient: boolean;
}

/** The silence is measured in this many ticks, so that a computer waking from sleep costs one tick, not a death. */
const TICKS = 10;

export class WorkerHost {
  readonly #worker: WorkerLike;
  readonly #pending = new Map<number, Pending>();
  readonly #deadline: number;
  #nextId = 0;
  #silentTicks = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #death: RuntimeError | undefined;
  /** told once, also when no request was pending */
  onDeath: ((reason: RuntimeError) => void) | undefined;

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

  get dead(): boolean {
    return this.#death !== undefined;
  }

  /** Rejects with RuntimeError, or with the signal's reason; what the worker still computes is then ignored. */
  request<Op extends Operation>(op: Op, input: Input<Op>, options: RequestOptions = {}): Promise<Output<Op>> {
    const { signal, onProgress, patient = false } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#death) return Promise.reject(this.#death);
    const id = this.#nextId++;
    return new Promise<Output<Op>>((resolve, reject) => {
      const onAbort = () => {
        this.#pending.delete(id);
        this.#watch();
        this.#worker.postMessage({ cancel: id });
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const settled = () => signal?.removeEventListener('abort', onAbort);
      this.#pending.set(id, {
        resolve: (value) => {
          settled();
          resolve(value as Output<Op>); // the worker answers `op` with Output<Op>: `Handlers` checks it there
        },
        reject: (error) => {
          settled();
          reject(error);
        },
        onProgress,
        patient,
      });
      this.#worker.postMessage({ id, op, input } as ToWorker);
      this.#watch();
    });
  }

  /** Ends the worker at once; every pending request rejects with `reason`. */
  kill(reason: RuntimeError): void {
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
    if ('event' in message) {
      this.kill(new RuntimeError(message.event, message.detail));
      return;
    }
    const pending = this.#pending.get(message.id);
    if (!pending) return; // abandoned
    if ('progress' in message) {
      pending.onProgress?.(message.progress);
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

function fromWire({ code, detail }: WireError): Error {
  return code === 'abort' ? new DOMException('aborted', 'AbortError') : new RuntimeError(code, detail);
}
