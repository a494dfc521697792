/** What the reader has set, the run under way, and what the last ones gave. */
import { StateSession } from '@kit/lab/state-session.svelte.ts';
import type { WorkerLike } from '@kit/remote/host.ts';
import { Halted } from '@kit/training/parallel/cluster.ts';
import { spawnDevice } from '@kit/training/parallel/spawn.ts';
import { afterPaint } from '@kit/yield-to-page.ts';
import { isRefusal, objectionTo, ordersFor } from './plan.ts';
import { type Checkpoint, type Progress, type Result, type Running, start, tokensOf } from './run.ts';
import { type LabState, runKey, STATE } from './state.ts';

/** Milliseconds between two drawings of a run: what the page computes, the workers on its cores wait for. */
const PACE = 150;
/** Results kept: going back to a state shows it again. */
const KEPT = 4;

export interface Stopped {
  /** from 0; null: the reader ended the run between two steps */
  readonly rank: number | null;
  /** steps that were made */
  readonly step: number;
}

export class ClusterSession extends StateSession<LabState> {
  readonly #tokens: Int32Array;
  readonly #spawn: () => WorkerLike;
  /** of the settings under way, or null */
  running: string | null = $state(null);
  /** steps made by it, those before a checkpoint included */
  made = $state(0);
  stopped: Stopped | null = $state.raw(null);
  /** steps made by the run that a change of settings ended, until there is another run */
  interrupted: number | null = $state(null);
  /** what else went wrong */
  problem: unknown = $state.raw(null);
  /** after a resumption: steps made twice, and how many of them gave another loss */
  redone: { readonly steps: number; readonly different: number } | null = $state.raw(null);
  checkpoint: Checkpoint | null = $state.raw(null);
  #results: readonly Result[] = $state.raw([]);
  #run: Running | null = $state.raw(null);
  #turn = 0;
  /** made, and not drawn yet */
  #pending: (() => void) | null = null;
  #drawn = 0;
  /** losses of the run that was lost, to compare */
  #lost: readonly number[] = [];

  constructor(recorded: Result, text: string, spawn: () => WorkerLike = spawnDevice) {
    super(STATE);
    this.#results = [recorded];
    this.#tokens = tokensOf(text);
    this.#spawn = spawn;
  }

  get key(): string {
    return runKey(this.view);
  }

  /** Of these settings, growing while they run; null: nothing was run with them yet. */
  get result(): Result | null {
    return this.#results.find(({ key }) => key === this.key) ?? null;
  }

  get ready(): boolean {
    return objectionTo(this.view) === null && !isRefusal(ordersFor(this.view));
  }

  /** A worker was stopped in this very run, and there is something to go on from. */
  get resumable(): boolean {
    return this.stopped !== null && this.stopped.rank !== null;
  }

  /** Its workers have started: one of them can be unplugged. */
  get started(): boolean {
    return this.#run !== null;
  }

  async run(from: Checkpoint | null = null): Promise<void> {
    if (!this.ready) return;
    const { key, view } = this;
    this.touched = true;
    this.#end();
    this.#turn += 1;
    const turn = this.#turn;
    if (!from) this.#lost = [];
    this.running = key;
    this.made = from?.step ?? 0;
    this.#forget();
    this.interrupted = null;
    this.checkpoint = from;
    try {
      const run = await start(view, this.#tokens, this.#spawn, from);
      if (turn !== this.#turn) {
        run.end();
        return;
      }
      this.#run = run;
      for await (const progress of run.steps) {
        if (turn !== this.#turn) return;
        if (progress.checkpoint) this.checkpoint = progress.checkpoint;
        this.#pending = () => this.#show(key, progress, from);
        if (performance.now() - this.#drawn < PACE) continue;
        this.#draw();
        // the workers begin their next step when the page has its cores no longer
        await afterPaint();
        if (turn !== this.#turn) return;
      }
      // nobody goes on from it
      if (turn === this.#turn) this.checkpoint = null;
    } catch (error) {
      if (turn !== this.#turn) return;
      if (error instanceof Halted) this.#halt(error);
      else this.problem = error;
    } finally {
      if (turn === this.#turn) {
        this.#draw();
        this.running = null;
        this.#run = null;
      }
    }
  }

  /** Goes on from the last checkpoint, or from the beginning where there is none yet. */
  resume(): Promise<void> {
    this.#lost = this.result?.losses ?? [];
    return this.run(this.checkpoint);
  }

  /** Between two steps: what has been made stays. */
  stop(): void {
    this.#end();
    this.checkpoint = null;
    this.stopped = { rank: null, step: this.made };
  }

  /** A worker is lost in mid-step. */
  fail(rank: number): void {
    this.#run?.stop(rank);
  }

  dispose(): void {
    this.#end();
  }

  protected override apply(state: LabState, patch: Partial<LabState>): void {
    const changed = this.key !== runKey(state);
    super.apply(state, patch);
    if (!changed) return;
    const running = this.running !== null;
    this.#end();
    if (running) this.interrupted = this.made;
    this.#forget();
  }

  /** What was said of a run, and what it could be gone on from. */
  #forget(): void {
    this.stopped = null;
    this.problem = null;
    this.redone = null;
    this.checkpoint = null;
  }

  #show(key: string, { losses, alone, devices }: Progress, from: Checkpoint | null): void {
    this.#keep({ key, origin: 'measured', losses, alone, devices });
    this.made = losses.length;
    if (from) this.#compare(from.step, losses);
  }

  #draw(): void {
    this.#pending?.();
    this.#pending = null;
    this.#drawn = performance.now();
  }

  #halt({ rank, cause }: Halted): void {
    this.#draw();
    this.stopped = { rank, step: this.made };
    if (cause !== undefined) this.problem = cause;
  }

  #end(): void {
    this.#draw();
    this.#turn += 1;
    this.running = null;
    this.#run?.end();
    this.#run = null;
  }

  #keep(result: Result): void {
    this.#results = [result, ...this.#results.filter(({ key }) => key !== result.key)].slice(0, KEPT);
  }

  #compare(from: number, losses: readonly number[]): void {
    const again = losses.slice(from, this.#lost.length);
    const different = again.filter((loss, i) => loss !== this.#lost[from + i]).length;
    this.redone = { steps: again.length, different };
  }
}
