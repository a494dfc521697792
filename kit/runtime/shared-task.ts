/** One piece of work asked for by several: started once, abandoned when nobody waits for it any more. */
export class SharedTask<T, P> {
  readonly #abort = new AbortController();
  readonly #listeners = new Set<(progress: P) => void>();
  readonly #result: Promise<T>;
  #waiting = 0;
  #failed = false;

  constructor(start: (signal: AbortSignal, progress: (progress: P) => void) => Promise<T>) {
    this.#result = start(this.#abort.signal, (progress) => {
      for (const listener of this.#listeners) listener(progress);
    });
    this.#result.catch(() => {
      this.#failed = true; // those who wait are told
    });
  }

  /** Nothing more to expect of it: start another. */
  get failed(): boolean {
    return this.#failed || this.#abort.signal.aborted;
  }

  /** Rejects with the signal's reason as soon as it aborts; the work goes on for the others. */
  async join(signal?: AbortSignal, onProgress?: (progress: P) => void): Promise<T> {
    signal?.throwIfAborted();
    this.#waiting++;
    if (onProgress) this.#listeners.add(onProgress);
    let onAbort: (() => void) | undefined;
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort);
    });
    let done = false;
    try {
      const result = await Promise.race([this.#result, aborted]);
      done = true;
      return result;
    } finally {
      if (onAbort) signal?.removeEventListener('abort', onAbort);
      if (onProgress) this.#listeners.delete(onProgress);
      if (--this.#waiting === 0 && !done) this.#abort.abort();
    }
  }
}
