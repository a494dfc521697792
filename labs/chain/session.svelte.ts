/**
 * The lab's state and its conversation with the model. At first the results are those recorded at build for the default
 * state; a change makes the model write again, once the reader has agreed to load it. Counting over a set starts on demand only.
 */
import type { ModelLink } from '@kit/lab/model-link.svelte.ts';
import type { Backend } from '@kit/runtime/types.ts';
import { chainSeed, FORMS, type Form } from '@kit/tasks/chain.ts';
import { type AskedProblem, askedBy, changeOf, isOutside, knownProblem } from './asked.ts';
import { type BlockId, blockKey, type Result } from './blocks.ts';
import { editedPrompt } from './edit.ts';
import { normalise, type ReadProblem, statementOf } from './problem.ts';
import { type Recording, unpack } from './recording.ts';
import type { LabState, View } from './state.ts';
import {
  type Curve,
  type EditStudy,
  itemOf,
  type Progress,
  studyDepths,
  studyEdits,
  studyVotes,
  type VoteStudy,
} from './studies.ts';
import { inTurn, textOf, type Writing, write } from './writing.ts';

export interface BlockValues {
  prompts: Readonly<Partial<Record<Form, Writing>>>;
  edit: Writing;
  /** texts of the chains drawn so far; the last one may still be growing */
  vote: readonly string[];
  curve: Curve;
  edits: EditStudy;
  votes: VoteStudy;
}

/** Work of one block: hands over its value as it grows. */
type Write<Id extends BlockId> = (show: (value: BlockValues[Id]) => void, signal: AbortSignal) => Promise<void>;

/** What each view computes by itself when the reader changes something. */
const OF_VIEW: Readonly<Record<View, BlockId | null>> = { prompts: 'prompts', depth: null, edit: 'edit', vote: 'vote' };

export interface Timing {
  readonly tokens: number;
  readonly milliseconds: number;
  readonly backend: Backend;
}

export class ChainSession {
  readonly recording: Recording;
  readonly link: ModelLink<'reasoner'>;
  readonly byDefault: LabState;
  readonly #pauseLength: number;
  view: LabState;
  /** the reader has changed something: from here on the address follows */
  touched = $state(false);
  /** the block the model is working on */
  working: BlockId | null = $state(null);
  progress: Progress | null = $state.raw(null);
  /** the block that the reader stopped before it had anything to show */
  halted: BlockId | null = $state(null);
  timing: Timing | null = $state.raw(null);
  /** the reader's last own statement: another problem drawn does not lose it */
  #typed: Pick<LabState, 'text' | 'language'> | null = $state.raw(null);
  #results: { readonly [Id in BlockId]?: Result<BlockValues[Id]> };
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** `pause`: after a change, before the model starts again, ms */
  constructor(recording: Recording, byDefault: LabState, link: ModelLink<'reasoner'>, pause = 350) {
    this.recording = recording;
    this.byDefault = byDefault;
    this.link = link;
    this.#pauseLength = pause;
    this.view = $state.raw(byDefault);
    const { tokens, prompts, edit, chains } = recording;
    const recorded = <Id extends BlockId>(id: Id, value: BlockValues[Id]): Result<BlockValues[Id]> => ({
      ...{ key: blockKey(id, byDefault), origin: 'recorded', whole: true, value },
    });
    const writings = Object.fromEntries(FORMS.map((form) => [form, unpack(prompts[form], tokens)]));
    this.#results = $state.raw({
      prompts: recorded('prompts', writings),
      edit: recorded('edit', unpack(edit, tokens)),
      vote: recorded('vote', chains),
    });
  }

  #asked = $derived.by(() => askedBy(this.view));
  get asked(): AskedProblem {
    return this.#asked;
  }
  /** null when the statement cannot be judged */
  get problem(): ReadProblem | null {
    return knownProblem(this.#asked);
  }
  /** the statement is that of the generators */
  get drawn(): boolean {
    return this.view.text === null;
  }

  /** what the view on screen computes by itself */
  get block(): BlockId | null {
    return OF_VIEW[this.view.view];
  }

  /** The view on screen has figures, recorded or measured. */
  get shows(): boolean {
    return this.block === null || this.result(this.block) !== null;
  }

  /** The reader's own statement is not one of those of training: the model writes on it only when told to. */
  get outside(): boolean {
    return !this.drawn && isOutside(this.#asked);
  }
  /** what the reader wrote, when something else has taken its place */
  get setAside(): string | null {
    return this.#typed?.text === this.view.text ? null : (this.#typed?.text ?? null);
  }

  /** nothing on screen has been computed here */
  get recorded(): boolean {
    const shown: Readonly<Record<View, readonly BlockId[]>> = {
      ...{ prompts: ['prompts'], depth: ['curve'], edit: ['edit', 'edits'], vote: ['vote', 'votes'] },
    };
    return !shown[this.view.view].some((id) => this.result(id)?.origin === 'measured');
  }

  /** The result of a block for the settings on screen; null when there is none. */
  result<Id extends BlockId>(id: Id): Result<BlockValues[Id]> | null {
    const result: Result<BlockValues[Id]> | undefined = this.#results[id];
    return result && result.key === blockKey(id, this.view) ? result : null;
  }

  /** A change by the reader. */
  set(patch: Partial<LabState>): void {
    this.touched = true;
    const redrawn = ['language', 'depth', 'seed'].some((name) => name in patch);
    // another problem is asked for: the one typed is set aside, and the changed value goes with its step
    const forgotten = { ...(redrawn ? { text: null } : {}), ...(redrawn || 'step' in patch ? { value: null } : {}) };
    this.#apply({ ...this.view, ...forgotten, ...patch });
  }

  /** A statement typed by the reader. */
  type(text: string): void {
    this.adopt(text);
    if (!this.drawn) this.#typed = this.view;
  }

  /** Another statement in the place of the reader's, which is set aside; the drawn one is the drawn one. */
  adopt(text: string): void {
    const { language, depth } = this.view;
    const drawn = statementOf(itemOf(this.view, depth, 0).problem);
    this.set({ text: normalise(text, language) === drawn ? null : text, value: null });
  }

  /** What was set aside comes back, in its language. */
  takeBack(): void {
    if (this.#typed) this.set({ text: this.#typed.text, language: this.#typed.language, value: null });
  }

  /** A state that comes from a link. */
  restore(state: LabState): void {
    if (state.text !== null) this.#typed = state;
    this.#apply(state);
  }

  reset(): void {
    this.touched = true;
    this.#apply(this.byDefault);
  }

  #apply(state: LabState): void {
    this.view = state;
    clearTimeout(this.#pause);
    if (this.working && !this.result(this.working)) this.stop();
    this.halted = null;
    const { block } = this;
    if (block && !this.result(block) && !this.outside)
      this.#pause = setTimeout(() => void this.compute(block), this.#pauseLength);
  }

  /** Makes the model work on a block, from its beginning. */
  async compute(id: BlockId): Promise<void> {
    this.touched = true;
    this.halted = null;
    clearTimeout(this.#pause);
    await this.link.run((signal) => this.#work(id, signal));
  }

  /** The reader has seen enough: what has been measured stays. */
  stop(): void {
    clearTimeout(this.#pause);
    this.link.stop();
    this.halted = this.working && !this.result(this.working) ? this.working : null;
    this.working = null;
    this.progress = null;
  }

  dispose(): void {
    clearTimeout(this.#pause);
    this.link.dispose();
  }

  #work(id: BlockId, signal: AbortSignal): Promise<void> {
    switch (id) {
      case 'prompts':
        return this.#run(id, signal, this.#prompts);
      case 'edit':
        return this.#run(id, signal, this.#edit);
      case 'vote':
        return this.#run(id, signal, this.#vote);
      case 'curve':
        return this.#run(id, signal, async (show, stop) => {
          for await (const { curve, ...progress } of studyDepths(this.#reasoner, this.view, {}, stop)) {
            this.progress = progress;
            show(curve);
          }
        });
      case 'edits':
        return this.#run(id, signal, async (show, stop) => {
          const at = Math.min(this.view.step, this.view.depth);
          for await (const { study, ...progress } of studyEdits(this.#reasoner, this.view, at, stop)) {
            this.progress = progress;
            show(study);
          }
        });
      case 'votes':
        return this.#run(id, signal, async (show, stop) => {
          for await (const { study, ...progress } of studyVotes(this.#reasoner, this.view, this.view, stop)) {
            this.progress = progress;
            show(study);
          }
        });
    }
  }

  async #run<Id extends BlockId>(id: Id, signal: AbortSignal, work: Write<Id>): Promise<void> {
    const key = blockKey(id, this.view);
    let last: BlockValues[Id] | undefined;
    const keep = (value: BlockValues[Id], whole: boolean) => {
      last = value;
      const result: Result<BlockValues[Id]> = { key, origin: 'measured', whole, value };
      this.#results = { ...this.#results, [id]: result };
    };
    this.working = id;
    this.progress = null;
    try {
      await work((value) => {
        if (!signal.aborted) keep(value, false);
      }, signal);
      signal.throwIfAborted();
      if (last !== undefined) keep(last, true);
    } finally {
      // a later piece of work may have begun
      if (this.working === id && !this.#superseded(signal)) {
        this.working = null;
        this.progress = null;
      }
    }
  }

  /** Abandoned for another piece of work, which has its own `working`. */
  #superseded(signal: AbortSignal): boolean {
    return signal.aborted && this.link.busy;
  }

  get #reasoner() {
    return this.link.handle('reasoner');
  }

  #prompts: Write<'prompts'> = async (show, signal) => {
    const { prompts } = this.asked;
    const start = performance.now();
    let value: BlockValues['prompts'] = {};
    const writings = Object.fromEntries(
      FORMS.map((form) => [form, write(this.#reasoner, prompts[form], {}, signal)]),
    ) as Record<Form, AsyncGenerator<Writing>>;
    await inTurn(writings, (form, writing) => {
      value = { ...value, [form]: writing };
      show(value);
    });
    this.#timed(
      start,
      Object.values(value).reduce((sum, writing) => sum + (writing?.tokens.length ?? 0), 0),
    );
  };

  #edit: Write<'edit'> = async (show, signal) => {
    const { problem, asked } = this;
    if (!problem) return;
    const start = performance.now();
    let tokens = 0;
    const prompt = editedPrompt(problem, asked.shots, changeOf(this.view, problem));
    for await (const writing of write(this.#reasoner, prompt, {}, signal)) {
      tokens = writing.tokens.length;
      show(writing);
    }
    this.#timed(start, tokens);
  };

  #vote: Write<'vote'> = async (show, signal) => {
    const { temperature, topP, chains, seed } = this.view;
    const prompt = this.asked.prompts.trigger;
    const start = performance.now();
    const texts: string[] = [];
    let tokens = 0;
    for (let k = 0; k < chains; k++) {
      const options = { temperature, topP, seed: chainSeed(seed, k), candidates: 0 };
      for await (const writing of write(this.#reasoner, prompt, options, signal)) {
        texts[k] = textOf(writing);
        if (writing.state !== 'writing') tokens += writing.tokens.length;
        this.progress = { done: k, total: chains };
        show([...texts]);
      }
    }
    this.#timed(start, tokens);
  };

  #timed(start: number, tokens: number): void {
    this.timing = { tokens, milliseconds: performance.now() - start, backend: this.#reasoner.backend };
  }
}
