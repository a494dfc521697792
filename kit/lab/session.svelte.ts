/**
 * A lab's state and its conversation with its models. What was recorded at build is on screen at first. A change of the
 * state leads, after a pause, to `refresh`: what needs no model is prepared; where the screen then answers to the state
 * nothing more happens; else the models are asked (see `ModelLink`) and `complete` brings what is missing.
 *
 * What takes time is an experiment: it says which settings it depends on, and hands over results as they grow.
 *
 *     class MySession extends LabSession<Recording, LabState, 'decoder', { reading: Reading; curve: Curve }> {
 *       protected override readonly experiments: Experiments<LabState, { reading: Reading; curve: Curve }> = {
 *         reading: { inputs: ['text'], follows: () => true, recorded: this.recording.reading, run: … },
 * curve: { inputs: ['seed', 'count'], run: ({ signal, progress }) => counted(study(…, signal), 'curve', progress) },
 *       };
 *     }
 */
import type { BackendChoice, ModelId } from '../runtime/types.ts';
import type { ModelLink, Work } from './model-link.svelte.ts';
import { StateSession } from './state-session.svelte.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface Result<V> {
  /** the inputs that it answers to */
  readonly key: string;
  readonly origin: 'recorded' | 'measured';
  /** nothing of it is missing */
  readonly whole: boolean;
  readonly value: V;
}

/** What one run may ask of its session. */
export interface Turn {
  /** aborts when the reader stops it, or when later work takes its place */
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

export interface Experiment<S, V> {
  /** the settings that the result depends on */
  readonly inputs: readonly (keyof S)[];
  /** of the state set at first, from the build */
  readonly recorded?: V;
  /** while this holds it runs by itself when it has no result for its inputs; absent: only when the reader asks */
  readonly follows?: () => boolean;
  /** Reads the state before its first `await`. A result that grows is yielded again each time, whole at last. */
  run(turn: Turn): AsyncIterable<V>;
}
export type Experiments<S, V> = { readonly [Id in keyof V]: Experiment<S, V[Id]> };

/** The values of a study that tells its progress with each of them. */
export async function* counted<Name extends string, V>(
  study: AsyncIterable<Progress & Readonly<Record<Name, V>>>,
  name: Name,
  progress: Turn['progress'],
): AsyncGenerator<V> {
  for await (const step of study) {
    progress(step);
    yield step[name];
  }
}

interface Kept<V> extends Result<V> {
  /** the reader had seen enough: it does not go on by itself */
  readonly stopped: boolean;
  /** engine asked for when it was measured: on another it is measured again */
  readonly choice: BackendChoice | null;
}

/** Measured results kept of each experiment: going back and forth between a few states computes nothing twice. */
const KEPT = 4;
/** After a change, before a model starts, ms: the reader may still be typing. */
const PAUSE = 350;

export class LabSession<
  R,
  S extends object,
  Id extends ModelId,
  V extends object = Record<never, never>,
> extends StateSession<S> {
  readonly recording: R;
  readonly link: ModelLink<Id>;
  protected readonly experiments = {} as Experiments<S, V>;
  /** the experiment under way */
  working: keyof V | null = $state(null);
  progress: Progress | null = $state.raw(null);
  /** the experiment that the reader stopped before it had anything to show */
  halted: keyof V | null = $state(null);
  /** the last first */
  #results: { readonly [One in keyof V]?: readonly Kept<V[One]>[] } = $state.raw({});
  /** inputs of the experiment under way */
  #workingKey = '';
  /** ms */
  protected readonly pause: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(recording: R, byDefault: S, link: ModelLink<Id>, pause = PAUSE) {
    super({ defaults: byDefault });
    this.recording = recording;
    this.link = link;
    this.pause = pause;
  }

  /** The result of an experiment for the settings on screen; null when there is none. */
  result<One extends keyof V>(id: One): Result<V[One]> | null {
    return this.#find(id, this.#key(id, this.view));
  }

  /** What stays on screen meanwhile: the result for these settings or, `stale`, the one before. */
  shown<One extends keyof V>(id: One): (Result<V[One]> & { readonly stale: boolean }) | null {
    const current = this.result(id);
    const shown = current ?? this.#results[id]?.[0] ?? this.#find(id, this.#key(id, this.byDefault));
    return shown && { ...shown, stale: current === null };
  }

  /** Has the models work on an experiment, from its beginning. */
  async compute(id: keyof V): Promise<void> {
    this.touched = true;
    this.halted = null;
    await this.ask(async (signal) => {
      const due = this.#isDue(id);
      await this.complete(signal);
      if (!due) await this.#run(id, signal);
    });
  }

  /** The reader has seen enough: what has been measured stays. */
  stop(): void {
    clearTimeout(this.#timer);
    const { working } = this;
    this.#abandon();
    if (working === null) return;
    const partial = this.#results[working]?.find(({ key }) => key === this.#workingKey);
    this.halted = partial ? null : working;
    if (partial) this.#keep(working, { ...partial, stopped: !partial.whole });
  }

  /** Makes the screen agree with the state, as far as the models are here. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const turn = this.#turn;
    try {
      if (!(await this.prepare()) || turn !== this.#turn) return;
    } catch (error) {
      if (turn === this.#turn) this.link.problem = error;
      return;
    }
    if (!this.settled()) await this.link.run((signal) => this.complete(signal));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.link.dispose();
  }

  /** What the reader asks for, in the place of what is under way: `refresh` is expected to be part of it. */
  protected ask(work: Work): Promise<void> {
    clearTimeout(this.#timer);
    // a refresh under way must not take its place
    this.#turn += 1;
    return this.link.run(work);
  }

  /** What needs no model; false when no model can read this state. */
  protected async prepare(): Promise<boolean> {
    return true;
  }

  /** Nothing is to be asked of the models. */
  protected settled(): boolean {
    const underWay = (id: keyof V) => this.working === id && this.#workingKey === this.#key(id, this.view);
    return !this.#ids.some((id) => this.#isDue(id) && !underWay(id));
  }

  /** Brings what the state asks for and the screen lacks; may be called again after it was abandoned. */
  protected async complete(signal: AbortSignal): Promise<void> {
    for (const id of this.#ids) if (this.#isDue(id)) await this.#run(id, signal);
  }

  /** Pause before the screen follows a change, ms. */
  protected pauseAfter(_patch: Partial<S>): number {
    return this.pause;
  }

  protected override apply(state: S, patch: Partial<S>): void {
    super.apply(state, patch);
    clearTimeout(this.#timer);
    if (this.working !== null && this.#workingKey !== this.#key(this.working, state)) this.#abandon();
    this.halted = null;
    const pause = this.pauseAfter(patch);
    if (pause > 0) this.#timer = setTimeout(() => void this.refresh(), pause);
    else void this.refresh();
  }

  #abandon(): void {
    this.link.stop();
    this.working = null;
    this.progress = null;
  }

  get #ids(): (keyof V)[] {
    return Object.keys(this.experiments) as (keyof V)[];
  }

  get #choice(): BackendChoice | null {
    return this.link.status?.choice ?? null;
  }

  #key(id: keyof V, state: S): string {
    return JSON.stringify(this.experiments[id].inputs.map((name) => state[name]));
  }

  #find<One extends keyof V>(id: One, key: string): Kept<V[One]> | null {
    const measured = this.#results[id]?.find((one) => one.key === key);
    const { recorded: value } = this.experiments[id];
    if (measured || value === undefined || key !== this.#key(id, this.byDefault)) return measured ?? null;
    return { key, value, origin: 'recorded', whole: true, stopped: false, choice: null };
  }

  #isDue(id: keyof V): boolean {
    if (!this.experiments[id].follows?.()) return false;
    const result = this.#find(id, this.#key(id, this.view));
    // what was recorded serves until the models have taken over
    if (result?.origin === 'recorded') return this.#results[id] !== undefined;
    return !result || (!result.whole && !result.stopped) || result.choice !== this.#choice;
  }

  #keep<One extends keyof V>(id: One, result: Kept<V[One]>): void {
    const others = (this.#results[id] ?? []).filter(({ key }) => key !== result.key);
    this.#results = { ...this.#results, [id]: [result, ...others].slice(0, KEPT) };
  }

  async #run<One extends keyof V>(id: One, signal: AbortSignal): Promise<void> {
    const key = this.#key(id, this.view);
    let last: Kept<V[One]> | null = null;
    this.working = id;
    this.#workingKey = key;
    this.progress = null;
    const progress = (now: Progress) => {
      if (!signal.aborted) this.progress = now;
    };
    try {
      for await (const value of this.experiments[id].run({ signal, progress })) {
        signal.throwIfAborted();
        last = { key, value, origin: 'measured', whole: false, stopped: false, choice: this.#choice };
        this.#keep(id, last);
      }
      signal.throwIfAborted();
      if (last) this.#keep(id, { ...last, whole: true });
    } finally {
      // abandoned for later work, whose own `working` this is not
      if (this.working === id && !(signal.aborted && this.link.busy)) {
        this.working = null;
        this.progress = null;
      }
    }
  }
}
