/**
 * A public model and its reader. Life: idle → asking (two small requests) → known (size, licence, commit on screen) →
 * downloading → opening → open. Every arrow is a press of a button; nothing is kept after the page.
 */
import { isAbort } from '../runtime/errors.ts';
import type { HubModel, HubModelFiles } from '../runtime/hub.ts';
import type { Progress } from '../runtime/types.ts';
import { downloadPlan } from './download.ts';
import { HubError } from './errors.ts';
import { dataFiles, type HubTask, type Plan, type Precision, plansFor } from './plan.ts';
import { describeRepository, type Fetch, modelIdIn, type Repository } from './repository.ts';

export type HubState = 'idle' | 'asking' | 'known' | 'downloading' | 'opening' | 'open';

/** What the session needs of the page; tests give it their own. */
export interface HubSurroundings {
  readonly fetch: Fetch;
  readonly open: (task: HubTask, model: HubModelFiles, signal: AbortSignal) => Promise<HubModel>;
}

const inPage: HubSurroundings = {
  // no cookie, no referrer: the Hub learns which model is wanted, and from what address
  fetch: (url, init) => fetch(url, { ...init, credentials: 'omit', referrerPolicy: 'no-referrer' }),
  open: async (task, model, signal) => (await import('../runtime/hub.ts')).openHub(task, model, 'auto', signal),
};

export class HubSession {
  readonly #around: HubSurroundings;
  task: HubTask = $state('text-generation');
  id = $state('');
  state: HubState = $state('idle');
  repository: Repository | null = $state.raw(null);
  plans: readonly Plan[] = $state.raw([]);
  precision: Precision | null = $state(null);
  progress: Progress | null = $state.raw(null);
  model: HubModel | null = $state.raw(null);
  problem: unknown = $state.raw(null);
  #stop = new AbortController();

  constructor(around: HubSurroundings = inPage) {
    this.#around = around;
  }

  get plan(): Plan | null {
    return this.plans.find(({ precision }) => precision === this.precision) ?? null;
  }

  /** Another model, or another use of it: what was open is closed. */
  choose(task: HubTask, id: string): void {
    this.close();
    this.task = task;
    this.id = id;
    this.repository = null;
    this.plans = [];
    this.state = 'idle';
  }

  /** Asks the Hub what the model is and weighs. */
  async ask(): Promise<void> {
    const id = modelIdIn(this.id);
    if (!id) {
      this.problem = new HubError('not-a-name', this.id);
      return;
    }
    await this.#attempt('asking', 'idle', async (signal) => {
      const repository = await describeRepository(id, this.#around.fetch, signal);
      this.plans = plansFor(repository, this.task);
      this.precision = this.plans[0]?.precision ?? null;
      this.repository = repository;
      this.state = 'known';
    });
  }

  /** Downloads the plan chosen and opens the model. */
  async download(): Promise<void> {
    const { repository, plan, task } = this;
    if (!repository || !plan) return;
    await this.#attempt('downloading', 'known', async (signal) => {
      const onProgress = (progress: Progress) => {
        this.progress = progress;
      };
      const files = await downloadPlan(repository, plan, this.#around.fetch, { signal, onProgress });
      this.state = 'opening';
      const parts = { id: repository.id, files, dtype: plan.precision, dataFiles: dataFiles(plan) };
      this.model = await this.#around.open(task, parts, signal).catch((cause: unknown) => {
        if (isAbort(cause)) throw cause;
        throw new HubError('unsupported', cause instanceof Error ? cause.message : '', { cause });
      });
      this.state = 'open';
    });
  }

  cancel(): void {
    this.#stop.abort();
  }

  /** Gives the model's memory back. */
  close(): void {
    this.#stop.abort();
    this.model?.close();
    this.model = null;
    this.progress = null;
    this.problem = null;
    if (this.state === 'open') this.state = 'known';
  }

  async #attempt(during: HubState, otherwise: HubState, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#stop.abort();
    const stop = new AbortController();
    this.#stop = stop;
    this.problem = null;
    this.progress = null;
    this.state = during;
    try {
      await work(stop.signal);
    } catch (error) {
      if (this.#stop !== stop) return;
      this.state = otherwise;
      if (!isAbort(error)) this.problem = error;
    }
  }
}
