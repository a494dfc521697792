/**
 * A lab's link to its models. Life: idle → (the reader acts) → consent, when bytes must be fetched → loading → live.
 * A reader who answers « later » is back at idle; their next act, or `ask`, brings the question again.
 * Work asked for before the models are there runs as soon as they are; a later piece of work abandons the one before.
 */
import { isAbort } from '../runtime/errors.ts';
import type { BackendChoice, ModelHandle, ModelId, Runtime, RuntimeStatus } from '../runtime/types.ts';

export type LinkState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'consent'; readonly bytes: number }
  | { readonly kind: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly kind: 'live' };

/** Rejects, or returns early, when `signal` aborts. */
export type Work = (signal: AbortSignal) => Promise<void>;

async function pageRuntime(): Promise<Runtime> {
  return (await import('../runtime/client.ts')).getRuntime();
}

export class ModelLink<Id extends ModelId> {
  state: LinkState = $state.raw({ kind: 'idle' });
  status: RuntimeStatus | null = $state.raw(null);
  /** error of the last attempt, null when it succeeded */
  problem: unknown = $state.raw(null);
  /** some work runs on the models */
  busy = $state(false);
  /** the reader has put the question off: what they asked for waits */
  postponed = $state(false);

  #models: readonly Id[];
  readonly #open: () => Promise<Runtime>;
  readonly #handles = new Map<Id, ModelHandle<Id>>();
  #runtime: Promise<Runtime> | null = null;
  #turn = new AbortController();
  #loading: AbortController | null = null;
  #unsubscribe: (() => void) | null = null;
  /** what to run once live, and again on `retry` or on another backend */
  #wanted: Work | null = null;

  /** `runtime` is the page's own unless a test gives another. */
  constructor(models: readonly Id[], runtime: () => Promise<Runtime> = pageRuntime) {
    this.#models = models;
    this.#open = runtime;
  }

  /** What the lab works with from here on; what is loaded already stays. Asks for nothing: `run` does. */
  need(models: readonly Id[]): void {
    if (models.length === this.#models.length && models.every((id) => this.#models.includes(id))) return;
    this.#models = models;
    if (this.state.kind !== 'loading') this.state = { kind: this.#all ? 'live' : 'idle' };
  }

  get #all(): boolean {
    return this.#models.every((id) => this.#handles.has(id));
  }

  get live(): boolean {
    return this.state.kind === 'live';
  }

  /** The loaded model; throws before the link is live. */
  handle<One extends Id>(id: One): ModelHandle<One> {
    const handle = this.#handles.get(id);
    if (!handle) throw new Error(`${id} is not loaded`);
    return handle as unknown as ModelHandle<One>;
  }

  /** The runtime, for what needs no model: tokenizers, sizes. */
  runtime(): Promise<Runtime> {
    this.#runtime ??= this.#open().then((runtime) => {
      this.#unsubscribe = runtime.subscribe((status) => {
        this.status = status;
      });
      return runtime;
    });
    return this.#runtime;
  }

  /** One piece of work at a time. Asks for the models first where they are not there. */
  async run(work: Work): Promise<void> {
    this.#wanted = work;
    if (!this.live) return this.ask();
    this.#turn.abort();
    const turn = new AbortController();
    this.#turn = turn;
    this.problem = null;
    this.busy = true;
    try {
      await work(turn.signal);
    } catch (error) {
      if (!isAbort(error) && this.#turn === turn) this.problem = error;
    } finally {
      if (this.#turn === turn) this.busy = false;
    }
  }

  /** What was wanted is wanted no more: abandons it, and takes back the question before a download. */
  forget(): void {
    this.#wanted = null;
    this.postponed = false;
    this.stop();
    if (this.state.kind === 'consent') this.state = { kind: 'idle' };
  }

  /** Not now: takes the question back, and keeps what was wanted. */
  postpone(): void {
    if (this.state.kind !== 'consent') return;
    this.state = { kind: 'idle' };
    this.postponed = true;
  }

  /** Stops the current piece of work; what it has shown so far stays. */
  stop(): void {
    this.#turn.abort();
    this.busy = false;
  }

  /** Asks the reader's consent when bytes must be fetched, opens the models when none must. */
  async ask(): Promise<void> {
    if (this.live || this.state.kind === 'loading') return;
    this.problem = null;
    this.postponed = false;
    const models = this.#models;
    try {
      const runtime = await this.runtime();
      const bytes = await runtime.missingBytes(...models);
      // the lab needs another model by now: what is missing of this one says nothing of that one
      if (models !== this.#models) return;
      if (bytes > 0) this.state = { kind: 'consent', bytes };
      else await this.download();
    } catch (error) {
      if (!isAbort(error)) this.problem = error;
    }
  }

  /** Fetches what is missing and opens the models, then runs what was wanted. */
  async download(): Promise<void> {
    if (this.state.kind === 'loading') return;
    this.problem = null;
    const before = this.state;
    const models = this.#models;
    const loading = new AbortController();
    this.#loading = loading;
    this.state = { kind: 'loading', loaded: 0, total: 0 };
    try {
      const runtime = await this.runtime();
      for (const id of models) {
        if (this.#handles.has(id)) continue;
        const handle = await runtime.load(id, {
          signal: loading.signal,
          onProgress: ({ loaded, total }) => {
            this.state = { kind: 'loading', loaded, total };
          },
        });
        this.#handles.set(id, handle);
      }
      // the lab may need another model by now: then it asks again
      this.state = { kind: this.#all ? 'live' : 'idle' };
    } catch (error) {
      this.state = models === this.#models ? before : { kind: 'idle' };
      if (!isAbort(error)) this.problem = error;
      return;
    }
    if (this.#wanted) await this.run(this.#wanted);
  }

  cancel(): void {
    this.#loading?.abort();
  }

  /** After a failure: the same thing again. */
  async retry(): Promise<void> {
    this.problem = null;
    // the reader has agreed to this download already, and to no other
    if (this.state.kind === 'consent') await this.download();
    else if (this.#wanted) await this.run(this.#wanted);
    else await this.ask();
  }

  async choose(choice: BackendChoice): Promise<void> {
    const runtime = await this.runtime();
    await runtime.choose(choice);
    if (this.live && this.#wanted) await this.run(this.#wanted);
  }

  dispose(): void {
    this.#turn.abort();
    this.#loading?.abort();
    this.#unsubscribe?.();
  }
}
