/** Keeps one worker alive: the lost one is ended, a new one started, and the same call made once more. */
import { RuntimeError, type RuntimeErrorCode } from '../runtime/errors.ts';
import { Host, type WorkerLike } from './host.ts';

export interface KeeperOptions {
  readonly spawn: () => WorkerLike;
  /** ms of silence after which a worker that owes an answer counts as hung */
  readonly deadline: number;
  /** Remedies tried for one call before its error is shown. Default: 2. */
  readonly recoveries?: number;
  /** may the call that failed so succeed on a new worker? Crashes apart, which may. Default: no. */
  readonly worthwhile?: (host: Host, error: RuntimeError) => boolean;
  /** the worker has been ended because of `error`: nothing of what it held is left */
  readonly onLost?: (host: Host, error: RuntimeError) => void;
}

/** After these the worker is not to be trusted: it may have stopped half-way. The others are answers. */
const FATAL: ReadonlySet<RuntimeErrorCode> = new Set([
  'device-lost',
  'webgpu-failed',
  'timeout',
  'worker-crashed',
  'out-of-memory',
  'unknown',
]);

export class Keeper {
  readonly #options: KeeperOptions;
  #host: Host | undefined;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Runs `work` on a worker that lives, and again after a recovery: it must bear being run twice. */
  async call<T>(work: (host: Host) => Promise<T>): Promise<T> {
    for (let recoveries = 0; ; recoveries++) {
      const host = this.#live();
      try {
        return await work(host);
      } catch (error) {
        if (!(error instanceof RuntimeError) || !this.#recover(host, error)) throw error;
        if (recoveries >= (this.#options.recoveries ?? 2)) throw error;
      }
    }
  }

  /** Is it the worker that calls go to? */
  isCurrent(host: Host): boolean {
    return host === this.#host;
  }

  /** Ends the worker; calls under way reject with `reason`, the next one starts another. */
  end(reason: Error): void {
    const host = this.#host;
    this.#host = undefined;
    host?.kill(reason);
  }

  #live(): Host {
    if (!this.#host || this.#host.death) {
      const host = new Host(this.#options.spawn(), this.#options.deadline);
      host.onDeath = (reason) => void (reason instanceof RuntimeError && this.#recover(host, reason));
      this.#host = host;
    }
    return this.#host;
  }

  /** Ends a worker that cannot go on; true when the same call may succeed on the next one. */
  #recover(host: Host, error: RuntimeError): boolean {
    if (!FATAL.has(error.code)) return false;
    const again = error.code === 'worker-crashed' || (this.#options.worthwhile?.(host, error) ?? false);
    if (host === this.#host) {
      this.end(error);
      this.#options.onLost?.(host, error);
    }
    return again;
  }
}
