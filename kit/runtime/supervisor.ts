/**
 * Keeps one worker alive and the models open in it.
 *
 * A lost device, a crash and a hang have one remedy: the worker is ended, a new one is started (on wasm when it was on WebGPU),
 * the model is opened again from the store and the same call is made once more. Calls are pure, so this shows only in the status.
 */
import type { BackendDecision } from './backend.ts';
import { RuntimeError, type RuntimeErrorCode } from './errors.ts';
import type { Opened } from './protocol.ts';
import { SharedTask } from './shared-task.ts';
import type { BackendChoice, BackendReason, LoadOptions, ModelId, Progress } from './types.ts';
import { WorkerHost, type WorkerLike } from './worker-host.ts';

/** A worker and what is open in it. */
interface Engine {
  readonly host: WorkerHost;
  readonly models: Map<ModelId, SharedTask<Opened, Progress>>;
  decision: BackendDecision | null;
}

export interface SupervisorOptions {
  readonly spawn: () => WorkerLike;
  /** ms of silence after which a worker that owes an answer counts as hung */
  readonly deadline: number;
  readonly choice: BackendChoice;
  readonly onBackend: (decision: BackendDecision | null) => void;
  readonly onLoaded: (ids: readonly ModelId[]) => void;
  readonly onWarning: (warning: RuntimeErrorCode | null) => void;
}

/** After these the worker is not to be trusted: onnxruntime may have aborted half-way. The others are answers. */
const FATAL: ReadonlySet<RuntimeErrorCode> = new Set([
  'device-lost',
  'webgpu-failed',
  'timeout',
  'worker-crashed',
  'out-of-memory',
  'unknown',
]);

/** Remedies tried for one call before its error is shown. */
const MAX_RECOVERIES = 2;

export class Supervisor {
  readonly #options: SupervisorOptions;
  #choice: BackendChoice;
  #engine: Engine | undefined;
  /** why WebGPU is left aside, until the reader chooses again */
  #demoted: BackendReason | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#choice = options.choice;
  }

  /** Calls in flight are made again on the new backend. Choosing the same again gives a demoted WebGPU another chance. */
  choose(choice: BackendChoice): void {
    if (choice === this.#choice && !this.#demoted) return;
    this.#choice = choice;
    this.#demoted = undefined;
    this.#end(new RuntimeError('worker-crashed', 'backend changed'));
  }

  /** Runs `work` on a worker where `id` is open, and again after a recovery. */
  async call<T, Id extends ModelId>(
    id: Id,
    options: LoadOptions,
    work: (host: WorkerHost, opened: Opened<Id>) => Promise<T> | T,
  ): Promise<T> {
    for (let recoveries = 0; ; recoveries++) {
      const engine = this.#live();
      try {
        const opened = await this.#open(engine, id, options);
        return await work(engine.host, opened as Opened<Id>); // `open` answers for the model it was asked for
      } catch (error) {
        if (!(error instanceof RuntimeError) || !this.#recover(engine, error) || recoveries >= MAX_RECOVERIES)
          throw error;
      }
    }
  }

  #live(): Engine {
    if (!this.#engine || this.#engine.host.dead) {
      const host = new WorkerHost(this.#options.spawn(), this.#options.deadline);
      const engine: Engine = { host, models: new Map(), decision: null };
      host.onDeath = (reason) => void this.#recover(engine, reason);
      this.#engine = engine;
    }
    return this.#engine;
  }

  #open(engine: Engine, id: ModelId, { signal, onProgress }: LoadOptions): Promise<Opened> {
    let task = engine.models.get(id);
    if (!task || task.failed) {
      task = new SharedTask((abort, progress) => this.#start(engine, id, abort, progress));
      engine.models.set(id, task);
    }
    return task.join(signal, onProgress);
  }

  async #start(
    engine: Engine,
    id: ModelId,
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<Opened> {
    const choice = this.#demoted ? 'wasm' : this.#choice;
    const decided = await engine.host.request('decide', { choice }, { signal });
    const decision = this.#demoted ? { ...decided, reason: this.#demoted } : decided;
    engine.decision = decision;
    const { warning } = await engine.host.request('fetch', { model: id }, { signal, onProgress, patient: true });
    const opened = await engine.host.request('open', { model: id, backend: decision.backend }, { signal });
    if (engine === this.#engine) {
      this.#options.onBackend(decision);
      this.#options.onWarning(warning);
      this.#options.onLoaded([...engine.models.keys()]);
    }
    return opened;
  }

  /** Ends a worker that cannot go on; true when the same call may succeed on the next one. */
  #recover(engine: Engine, error: RuntimeError): boolean {
    if (!FATAL.has(error.code)) return false;
    const onGpu = engine.decision?.backend === 'webgpu';
    if (engine === this.#engine) {
      if (onGpu) this.#demoted = error.code === 'device-lost' ? 'device-lost' : 'webgpu-failed';
      this.#end(error);
    }
    return onGpu || error.code === 'worker-crashed';
  }

  #end(reason: RuntimeError): void {
    const engine = this.#engine;
    this.#engine = undefined;
    engine?.host.kill(reason);
    this.#options.onLoaded([]);
    this.#options.onBackend(this.#demoted ? { backend: 'wasm', reason: this.#demoted, adapter: '' } : null);
  }
}
