/**
 * Keeps one worker alive and the models open in it.
 *
 * A lost device, a crash and a hang have one remedy: the worker is ended, a new one is started (on wasm when it was on
 * WebGPU), the model is opened again from the store and the same call is made once more. Calls are pure, so this shows
 * only in the status.
 */
import type { ModelId } from '../models/index.ts';
import type { Progress } from '../models/progress.ts';
import type { Host, WorkerLike } from '../remote/host.ts';
import { Keeper } from '../remote/keeper.ts';
import { methods } from '../remote/methods.ts';
import type { BackendChoice, BackendDecision, BackendReason } from './backend.ts';
import { RuntimeError, type RuntimeErrorCode } from './errors.ts';
import { SharedTask } from './shared-task.ts';
import type { LoadOptions } from './types.ts';
import { MODELS_WORKER, type ModelsWorker, type Opened } from './worker-api.ts';

/** What is open in a worker. */
interface Engine {
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

export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #keeper: Keeper;
  readonly #engines = new WeakMap<Host, Engine>();
  #choice: BackendChoice;
  /** why WebGPU is left aside, until the reader chooses again */
  #demoted: BackendReason | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#choice = options.choice;
    const onGpu = (host: Host) => this.#engines.get(host)?.decision?.backend === 'webgpu';
    this.#keeper = new Keeper({
      spawn: options.spawn,
      deadline: options.deadline,
      worthwhile: onGpu,
      onLost: (host, { code }) => {
        if (onGpu(host)) this.#demoted = code === 'device-lost' ? 'device-lost' : 'webgpu-failed';
        this.#tellNothingOpen();
      },
    });
  }

  /**
   * Calls in flight are made again on the new backend. Choosing the same again gives a demoted WebGPU another chance.
   */
  choose(choice: BackendChoice): void {
    if (choice === this.#choice && !this.#demoted) return;
    this.#choice = choice;
    this.#demoted = undefined;
    this.#end('backend changed');
  }

  /** Ends the worker and gives its memory back; the next call starts another. */
  release(): void {
    this.#end('released');
  }

  #end(why: string): void {
    this.#keeper.end(new RuntimeError('worker-crashed', why));
    this.#tellNothingOpen();
  }

  /** Runs `work` on a worker where `id` is open, and again after a recovery. */
  call<T>(id: ModelId, options: LoadOptions, work: (host: Host, opened: Opened) => Promise<T> | T): Promise<T> {
    return this.#keeper.call(async (host) => work(host, await this.#open(host, id, options)));
  }

  #open(host: Host, id: ModelId, { signal, onProgress }: LoadOptions): Promise<Opened> {
    const engine = this.#engines.get(host) ?? { models: new Map(), decision: null };
    this.#engines.set(host, engine);
    let task = engine.models.get(id);
    if (!task || task.failed) {
      task = new SharedTask((abort, progress) => this.#start(host, engine, id, abort, progress));
      engine.models.set(id, task);
    }
    return task.join(signal, onProgress);
  }

  async #start(
    host: Host,
    engine: Engine,
    id: ModelId,
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<Opened> {
    const worker = methods<ModelsWorker>(MODELS_WORKER, {}, (_, work) => work(host));
    const decided = await worker.decide(this.#demoted ? 'wasm' : this.#choice, signal);
    const decision = this.#demoted ? { ...decided, reason: this.#demoted } : decided;
    engine.decision = decision;
    const { warning } = await worker.fetch(id, signal, onProgress);
    const opened = await worker.open(id, decision.backend, signal);
    if (this.#keeper.isCurrent(host)) {
      this.#options.onBackend(decision);
      this.#options.onWarning(warning);
      this.#options.onLoaded([...engine.models.keys()]);
    }
    return opened;
  }

  #tellNothingOpen(): void {
    this.#options.onLoaded([]);
    this.#options.onBackend(this.#demoted ? { backend: 'wasm', reason: this.#demoted, adapter: '' } : null);
  }
}
