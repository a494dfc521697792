/** The run that the reader sets going, pauses, stops and takes up again; and what the adapter it leaves can do. */
import { type KeptFolders, keptFolders } from '@kit/files/kept.ts';
import type { ModelLink } from '@kit/lab/model-link.svelte.ts';
import { type Experiments, LabSession, type Turn } from '@kit/lab/session.svelte.ts';
import { type LoraAdapter, mergeGently, scaled } from '@kit/lora/index.ts';
import { adapterOf, type TrainingState } from '@kit/lora-training/index.ts';
import { largestGap } from '@kit/math/gap.ts';
import { promptIds } from '@kit/models/continuation.ts';
import { corpusText } from '@kit/tokenizer/corpus-text.ts';
import { asFloat32Gently, openWeights } from '@kit/weights/decoder-weights.ts';
import { type About, type Kept, keepAdapter, keptAdapters, openKept } from './keep.ts';
import { LessonError, lessonOf } from './lesson.ts';
import { runOptions } from './options.ts';
import { OwnTexts } from './own.svelte.ts';
import type { Recording } from './recording.ts';
import { type Run, sampled, study, WRITING } from './run.ts';
import { type LabState, type OwnKind, RUN_INPUTS, STATE } from './state.ts';

/** The prompt continued by the base and by the adapter, at the strength set. */
export interface After {
  readonly prompt: string;
  readonly strength: number;
  readonly base: string;
  readonly adapted: string;
}

export interface Merged {
  /** largest difference of logits over the prompt: merged against unmerged, unmerged against the base */
  readonly gap: number;
  readonly effect: number;
}

interface Results {
  readonly run: Run;
  readonly after: After;
  readonly merged: Merged;
}

const ADAPTER_INPUTS = [...RUN_INPUTS, 'kept', 'text'] as const;

export class FinetuneSession extends LabSession<Recording, LabState, 'trainer', Results> {
  protected override readonly experiments: Experiments<LabState, Results> = {
    run: { inputs: RUN_INPUTS, recorded: this.recording.run, run: (turn) => this.#train(turn) },
    after: {
      inputs: [...ADAPTER_INPUTS, 'strength'],
      follows: () => this.working !== 'run' && this.hasAdapter,
      run: ({ signal }) => this.#after(signal),
    },
    merged: { inputs: ADAPTER_INPUTS, run: ({ signal }) => this.#merged(signal) },
  };

  /** training waits for the reader between two steps */
  paused = $state(false);
  /** length of the prompt in tokens */
  tokens: number = $state(this.recording.tokens);
  /** what the reader has pasted */
  readonly own: OwnTexts;
  /** why their text cannot be learned from */
  refusal: LessonError | null = $state.raw(null);
  kept: readonly Kept[] = $state.raw([]);
  /** what became of the last attempt to keep one */
  keeping: 'kept' | 'full' | 'none' | null = $state(null);

  readonly #store: KeptFolders;
  #goOn: (() => void) | null = null;
  #fresh = false;
  /** how often `own` has changed here: never less, whatever the settings are put back to */
  #texts = 0;
  /** adapters by the state of training that they come from */
  readonly #adapters = new WeakMap<TrainingState, LoraAdapter>();
  /** the kept one that is in use */
  #opened: { readonly id: string; readonly adapter: LoraAdapter } | null = null;
  /** what the base writes after a prompt: it does not change with the adapter */
  #base: { readonly prompt: string; readonly text: string } | null = null;

  constructor(
    recording: Recording,
    link: ModelLink<'trainer'>,
    store: KeptFolders = keptFolders('adapters'),
    texts: KeptFolders = keptFolders('own-texts'),
  ) {
    super(recording, STATE.defaults, link);
    this.#store = store;
    this.own = new OwnTexts(texts);
  }

  get suggestions(): readonly [string, ...string[]] {
    return this.recording.prompts[this.view.lesson];
  }
  get prompt(): string {
    return this.view.text ?? this.suggestions[0];
  }
  /** longest prompt that leaves room for a continuation, in tokens */
  get longest(): number {
    return this.recording.shape.context - WRITING.length - 1;
  }
  get training(): boolean {
    return this.working === 'run';
  }
  /** the run of these settings has begun here, and has steps left */
  get unfinished(): boolean {
    const result = this.result('run');
    return result?.origin === 'measured' && !result.whole && !this.training;
  }
  /** there is one to try: trained here with these settings, or kept */
  get hasAdapter(): boolean {
    return this.view.kept !== null || (this.#lastState?.step ?? 0) > 0;
  }

  get #lastState(): TrainingState | null {
    return this.result('run')?.value.state ?? null;
  }

  /** From the first step, or from where it was stopped. `fresh`: from the first step in any case. */
  train(fresh = false): Promise<void> {
    this.#fresh = fresh;
    return this.compute('run');
  }

  suspend(): void {
    this.paused = this.training;
  }

  goOn(): void {
    this.paused = false;
    this.#goOn?.();
  }

  override stop(): void {
    const { training } = this;
    super.stop();
    // what has been learned until here can be tried
    if (training) void this.refresh();
  }

  setOwn(kind: OwnKind, text: string): void {
    this.own.set(kind, text);
    this.#texts += 1;
    this.set({ own: this.#texts });
  }

  async listKept(): Promise<void> {
    this.kept = await keptAdapters(this.#store);
  }

  async keep(date: Date): Promise<void> {
    const adapter = await this.#adapter();
    this.keeping = await keepAdapter(this.#store, adapter, this.#about(date));
    await this.listKept();
  }

  async forget(id: string): Promise<void> {
    await this.#store.forget(id);
    if (this.view.kept === id) this.set({ kept: null });
    await this.listKept();
  }

  /** The adapter in use with its name, as files are made of it. */
  async taken(): Promise<{ readonly adapter: LoraAdapter; readonly about: Pick<About, 'lesson' | 'rank'> }> {
    const adapter = await this.#adapter();
    const lesson = this.kept.find(({ id }) => id === this.view.kept)?.lesson ?? this.view.lesson;
    return { adapter, about: { lesson, rank: adapter.rank } };
  }

  #about(date: Date): About {
    const { lesson, rank } = this.view;
    const run = this.result('run')?.value;
    const held = run?.measures.at(-1)?.held ?? null;
    return { lesson, rank, steps: run?.state?.step ?? 0, held, date: date.toISOString() };
  }

  protected override apply(state: LabState, patch: Partial<LabState>): void {
    this.refusal = null;
    this.keeping = null;
    // the prompt of the task typed back is the prompt of the task; another setting is another adapter
    const text = state.text === this.recording.prompts[state.lesson][0] ? null : state.text;
    const trained = RUN_INPUTS.some((name) => name in patch) && !('kept' in patch);
    super.apply({ ...state, text, own: this.#texts, ...(trained && { kept: null }) }, patch);
  }

  /** Counts the tokens of the prompt; one that has none, or too many, is not continued. */
  protected override async prepare(): Promise<boolean> {
    const { prompt } = this;
    if (this.view.text === null && this.view.lesson === this.byDefault.lesson) this.tokens = this.recording.tokens;
    else this.tokens = (await (await this.link.runtime()).tokenizer('decoder')).ids(corpusText(prompt)).length;
    return prompt === this.prompt && this.promptFits;
  }

  get promptFits(): boolean {
    return this.tokens > 0 && this.tokens <= this.longest;
  }

  get #bench() {
    return this.link.handle('trainer');
  }

  async *#train({ signal, progress }: Turn): AsyncGenerator<Run> {
    const { view, prompt } = this;
    const { texts } = this.own;
    const result = this.result('run');
    const before = result?.origin === 'measured' && !result.whole && !this.#fresh ? result.value : null;
    this.#fresh = false;
    this.paused = false;
    this.refusal = null;
    try {
      const { model, tokenizer } = this.#bench;
      const lesson = await lessonOf(view.lesson, texts, model, tokenizer, signal);
      const options = { before, wait: () => this.#whilePaused(signal), signal };
      for await (const run of study(this.#bench, lesson, runOptions(view), prompt, options)) {
        progress({ done: run.steps.length, total: view.steps });
        yield run;
      }
    } catch (error) {
      if (!(error instanceof LessonError)) throw error;
      this.refusal = error;
    } finally {
      this.paused = false;
      // what the adapter can do follows, as after any change
      if (!signal.aborted) setTimeout(() => void this.refresh());
    }
  }

  async #whilePaused(signal: AbortSignal): Promise<void> {
    if (!this.paused) return;
    await new Promise<void>((resolve) => {
      this.#goOn = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  async #adapter(): Promise<LoraAdapter> {
    const { kept } = this.view;
    const { model } = this.#bench;
    if (kept !== null) {
      const adapter =
        this.#opened?.id === kept ? this.#opened.adapter : await openKept(this.#store, kept, model.config);
      if (!adapter) throw new Error(`${kept} is kept no more`);
      this.#opened = { id: kept, adapter };
      return adapter;
    }
    const state = this.#lastState;
    if (!state) throw new Error('nothing is trained');
    const adapter = this.#adapters.get(state) ?? adapterOf(state, model.config);
    this.#adapters.set(state, adapter);
    return adapter;
  }

  async *#after(signal: AbortSignal): AsyncGenerator<After> {
    const { prompt } = this;
    const { strength } = this.view;
    const adapter = await this.#adapter();
    const write = (times: number) => sampled(this.#bench, scaled(adapter, times), prompt, signal);
    if (this.#base?.prompt !== prompt) this.#base = { prompt, text: await write(0) };
    yield { prompt, strength, base: this.#base.text, adapted: await write(strength) };
  }

  async *#merged(signal: AbortSignal): AsyncGenerator<Merged> {
    const { prompt } = this;
    const { model, tokenizer } = this.#bench;
    const adapter = await this.#adapter();
    const weights = openWeights(await model.file('onnx/model.onnx_data', signal), model.config);
    const edits = await mergeGently(weights, adapter, signal);
    const merged = model.withWeights(await asFloat32Gently(weights, edits, signal));
    const [adapted, base] = [model.withFactors(adapter), model.withFactors(scaled(adapter, 0))];
    try {
      const ids = promptIds(tokenizer, model.config, prompt);
      const unmerged = await adapted.logits(ids, signal);
      const gap = largestGap(await merged.logits(ids, signal), unmerged);
      yield { gap, effect: largestGap(unmerged, await base.logits(ids, signal)) };
    } finally {
      for (const variant of [merged, adapted, base]) await variant.release();
    }
  }
}
