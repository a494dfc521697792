/**
 * The lab's state and what the model last answered. Recorded figures stay on screen until live ones replace them, part
 * by part:
 * each part says itself where its numbers come from.
 */
import { LabSession } from '@kit/lab/session.svelte.ts';
import { parseWindows, type Windows } from '@kit/lora-training/evaluation.ts';
import { continueText, promptIds } from '@kit/models/continuation.ts';
import type { Backend } from '@kit/runtime/types.ts';
import { adapterFiles, type Choice, checkAlone, choose } from './choose.ts';
import { type Comparison, compare } from './compare.ts';
import { zipFolder } from './folder.ts';
import * as ledger from './ledger.ts';
import { Library } from './library.ts';
import { type Losses, losses, passesOf, taskOf } from './losses.ts';
import { type Loaded, loaded, mix } from './mix.ts';
import type { PickedFile } from './picked.ts';
import { type AdapterFacts, factsOf, type Recording, type Texts } from './recording.ts';
import { isRefusal } from './refusal.ts';
import { type Reloaded, reloaded } from './reload.ts';
import { type LabState, OWN, recipeOf, STATE, within } from './state.ts';
import { suggestionsFor } from './suggestions.ts';
import { type Timings, timings } from './timing.ts';
import { Bench, type Variants, WAYS } from './ways.ts';

/** The three ways opened for one setting. */
interface Answered {
  readonly key: string;
  readonly variants: Variants;
  readonly ids: readonly number[];
}

/** Rounds of the timing: enough for an interval that leaves out three extremes on either side. */
const ROUNDS = 15;

/** Own files included, which no address carries. */
const keyOf = (view: LabState): string => JSON.stringify(view);

export class LoraSession extends LabSession<Recording, LabState, 'adapters'> {
  /** the adapter of the reader's own files, once it is accepted */
  own: Loaded | null = $state.raw(null);
  /** one of the two files, while the other is to come */
  waiting: Choice | null = $state.raw(null);
  /** why the reader's files were refused; any error */
  refusal: unknown = $state.raw(null);
  /** which files those were */
  refused: 'adapter' | 'model' = $state('adapter');
  /** the last prompt that was cut into tokens, and how many it gave */
  #cut = $state.raw({ text: this.recording.prompt, tokens: this.recording.tokens });
  /** the prompt that comparison and texts are of */
  prompt = $state(this.recording.prompt);

  facts: AdapterFacts = $state.raw(this.recording.facts);
  comparison: Comparison = $state.raw(this.recording.comparison);
  texts: Texts = $state.raw(this.recording.texts);
  /** key of the setting that comparison and texts are of; null: recorded */
  computed: string | null = $state.raw(null);
  entries: readonly ledger.Entry[] = $state.raw(this.recording.ledger);
  /** live once the reader has merged or unmerged */
  held: ledger.Held | null = $state.raw(null);
  times: { readonly key: string; readonly backend: Backend; readonly of: Timings } | null = $state.raw(null);
  measured: { readonly key: string; readonly task: string; readonly base: Losses; readonly adapted: Losses } | null =
    $state.raw(null);
  curve: { readonly name: string; readonly points: readonly Losses[] } | null = $state.raw(null);
  reloaded: Reloaded | null = $state.raw(null);
  /** of the work that the reader asked for, while it runs; a comparison that follows by itself gives way to it */
  #asked: AbortSignal | null = $state.raw(null);

  #bench: Promise<Bench> | null = null;
  #library: Library | null = null;
  #windows: Windows | null = null;
  #last: Answered | null = null;

  /** prompts on which the adapter chosen shows what it does */
  get suggestions(): readonly [string, ...string[]] {
    return suggestionsFor(this.recording.suggestions, this.view.adapter);
  }
  get text(): string {
    return this.view.text ?? this.suggestions[0];
  }
  /** Of the prompt; of the one before while the model cuts this one; null when nothing here can cut it yet. */
  get tokens(): number | null {
    if (this.text === '') return 0;
    return this.#cut.text === this.text || this.link.state.kind === 'live' ? this.#cut.tokens : null;
  }
  get key(): string {
    return keyOf(this.view);
  }
  get isDefault(): boolean {
    return this.key === keyOf(STATE.defaults);
  }
  /** the reader's own work is under way: no other is taken */
  get asking(): boolean {
    return this.#asked !== null && this.link.busy;
  }
  /** what runs is another adapter than the one that the recorded losses are of */
  get mixed(): boolean {
    return JSON.stringify(recipeOf(this.view)) !== JSON.stringify(recipeOf(STATE.defaults));
  }
  /** the screen shows another setting than the reader's */
  get stale(): boolean {
    return this.computed === null ? !this.isDefault : this.computed !== this.key;
  }

  override restore(state: LabState): void {
    super.restore(within(state, this.recording.shipped));
  }

  /** A rank belongs to the adapter it was chosen for. */
  protected override along({ adapter }: Partial<LabState>): Partial<LabState> {
    return adapter === undefined ? {} : { rank: null };
  }

  protected override apply(state: LabState, patch: Partial<LabState>): void {
    const [usual] = suggestionsFor(this.recording.suggestions, state.adapter);
    const second = state.second === state.adapter ? null : state.second;
    super.apply({ ...state, second, text: state.text === usual ? null : state.text }, patch);
  }

  protected override settled(): boolean {
    return !this.stale && !(this.link.live && this.computed === null);
  }

  protected override async complete(signal: AbortSignal): Promise<void> {
    this.progress = null; // of the work that this one ends
    // asked again although the screen answers to the state: on another engine
    await this.#compute(signal, !this.stale);
    if (this.stale) await this.#compute(signal);
  }

  /** The reader's files: both, a folder of them, or one after the other. A refusal leaves everything as it was. */
  async openFiles(files: readonly PickedFile[]): Promise<void> {
    this.touched = true;
    this.refusal = null;
    try {
      const choice = await choose(files, this.waiting);
      const { config, weights } = choice;
      if (!config || !weights) await checkAlone(choice, this.recording.shape.layers);
      this.waiting = config && weights ? null : choice;
      if (config && weights) await this.#openPair(config, weights);
    } catch (error) {
      this.#refuse('adapter', error);
    }
  }

  #openPair(config: PickedFile, weights: PickedFile): Promise<void> {
    return this.#work(async (signal) => {
      const { own, view } = this;
      try {
        const files = await adapterFiles(config, weights);
        this.own = await loaded(OWN, files, this.link.handle('adapters').model.config);
        this.view = { ...view, adapter: OWN, rank: null, second: view.second === OWN ? null : view.second };
        this.#forgetOwn();
        await this.#compute(signal);
      } catch (error) {
        this.#refuse('adapter', error);
        this.own = own;
        this.view = view;
      }
    });
  }

  /** Says why; throws what is no fault of the reader's file. */
  #refuse(which: 'adapter' | 'model', error: unknown): void {
    if (!isRefusal(error)) throw error;
    this.refused = which;
    this.refusal = error;
  }

  /** What was measured with the files before has the same address. */
  #forgetOwn(): void {
    this.#last = null;
    if (this.curve?.name === OWN) this.curve = null;
    if (this.times?.key === this.key) this.times = null;
    if (this.measured?.key === this.key) this.measured = null;
  }

  merge(): Promise<void> {
    return this.#work(async (signal) => {
      const bench = await this.#open();
      const start = this.held ?? (await ledger.untouched(bench));
      const entries = this.held ? [...this.entries] : [start.entry];
      // switching: what is merged comes off first, from the very weights it was merged into
      if (start.merged) entries.push(...(await this.#takeOff(bench, start)).map(({ entry }) => entry));
      const now = await ledger.merged(bench, recipeOf(this.view), await this.#mix(), signal);
      this.held = now;
      this.entries = [...entries, now.entry];
    });
  }

  unmerge(): Promise<void> {
    return this.#work(async () => {
      const bench = await this.#open();
      if (!this.held?.merged) return;
      const [off, now] = await this.#takeOff(bench, this.held);
      this.held = now;
      this.entries = [...this.entries, off.entry, now.entry];
    });
  }

  async #takeOff(bench: Bench, from: ledger.Held): Promise<readonly [ledger.Held, ledger.Held]> {
    const off = await ledger.unmerged(bench, from);
    return [off, await ledger.rounded(bench, off)];
  }

  time(): Promise<void> {
    return this.#work(async (signal) => {
      const { variants, ids, key } = await this.#compute(signal);
      const backend = this.link.status?.backend ?? this.link.handle('adapters').backend;
      this.progress = { done: 0, total: ROUNDS };
      await timings(
        variants,
        ids,
        ROUNDS,
        (done, times) => {
          this.progress = { done, total: ROUNDS };
          if (done > 0) this.times = { key, backend, of: times };
        },
        signal,
      );
    });
  }

  /** Losses of base and adapted; `task`: whose windows. */
  forget(): Promise<void> {
    return this.#work(async (signal) => {
      const { adapter } = this.view;
      const { variants, key } = await this.#compute(signal);
      const windows = await this.#held();
      const task = taskOf(adapter, windows);
      const onPass = this.#steps(2 * passesOf(windows, task));
      const base = await losses(variants.base, windows, task, signal, onPass);
      const adapted = await losses(variants.unmerged, windows, task, signal, onPass);
      this.measured = { key, task, base, adapted };
    });
  }

  /** Losses at every rank from 0, the first adapter alone at full strength. */
  sweep(): Promise<void> {
    return this.#work(async (signal) => {
      const first = await this.#first();
      const windows = await this.#held();
      const task = taskOf(first.name, windows);
      const onPass = this.#steps((first.adapter.rank + 1) * passesOf(windows, task));
      const { model } = this.link.handle('adapters');
      this.facts = factsOf(first); // the table of the curve says what each rank keeps
      const points: Losses[] = [];
      for (let rank = 0; rank <= first.adapter.rank; rank++) {
        const variant = model.withFactors(mix(first, null, { ...STATE.defaults, rank }));
        points.push(await losses(variant, windows, task, signal, onPass));
        await variant.release();
        this.curve = { name: first.name, points: [...points] };
      }
    });
  }

  /** The merged model as a zip, ready to be saved. */
  async folder(save: (zip: Uint8Array<ArrayBuffer>) => void): Promise<void> {
    await this.#work(async (signal) => {
      const bench = await this.#open();
      const { edits } = await ledger.merged(bench, recipeOf(this.view), await this.#mix(), signal);
      save(await zipFolder(this.link.handle('adapters').model, bench.weights, edits, `decoder-${this.view.adapter}`));
    });
  }

  /** A merged model from the reader's disk. */
  async reload({ name, bytes }: PickedFile): Promise<void> {
    this.touched = true;
    await this.#work(async (signal) => {
      const { variants, ids } = await this.#compute(signal);
      const bench = await this.#open();
      this.refusal = null;
      this.reloaded = null;
      try {
        const file = { name, bytes: await bytes() };
        const handle = this.link.handle('adapters');
        this.reloaded = await reloaded(file, handle, { bench, variants, ids }, this.view, signal);
      } catch (error) {
        this.#refuse('model', error);
      }
    });
  }

  /**
   * Once done, a piece of work is not done again on another backend: the comparison is. A comparison that waits for the
   * reader's hand to rest comes after the work, and does not interrupt it.
   */
  async #work(work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    let done = false;
    await this.ask(async (signal) => {
      this.progress = null; // of the work that this one ends
      this.#asked = signal;
      try {
        await (done ? this.#compute(signal, true) : work(signal));
        done = true;
        if (this.#interrupted) await this.#compute(signal);
      } finally {
        if (!signal.aborted) this.progress = null;
        if (this.#asked === signal) this.#asked = null;
      }
    });
  }

  /** The comparison on screen is of another setting, or was not written to its end. */
  get #interrupted(): boolean {
    return this.stale || (this.computed !== null && this.#last?.key !== this.computed);
  }

  #steps(total: number): () => void {
    this.progress = { done: 0, total };
    return () => {
      this.progress = { done: (this.progress?.done ?? 0) + 1, total };
    };
  }

  #open(): Promise<Bench> {
    this.#bench ??= Bench.open(this.link.handle('adapters').model).catch((error: unknown) => {
      this.#bench = null;
      throw error;
    });
    return this.#bench;
  }

  async #held(): Promise<Windows> {
    this.#windows ??= parseWindows(await this.link.handle('adapters').model.file('evaluation.json'));
    return this.#windows;
  }

  #first(): Promise<Loaded> {
    return this.#named(this.view.adapter);
  }

  async #named(name: string): Promise<Loaded> {
    this.#library ??= new Library(this.link.handle('adapters').model);
    return name === OWN && this.own ? this.own : this.#library.get(name);
  }

  async #mix() {
    const { second } = this.view;
    return mix(await this.#first(), second === null ? null : await this.#named(second), this.view);
  }

  /** Logits first, then the three texts as they are written. */
  async #compute(signal: AbortSignal, again = false): Promise<Answered> {
    const { key, text, view } = this;
    if (!again && this.#last?.key === key && this.computed === key) return this.#last;
    const { model, tokenizer } = this.link.handle('adapters');
    const ids = promptIds(tokenizer, model.config, text);
    this.#cut = { text, tokens: ids.length };
    const first = await this.#first();
    const bench = await this.#open();
    const variants = await bench.variants(await this.#mix(), signal);
    const last = { key, variants, ids };
    if (ids.length === 1 || ids.length > model.config.context - view.length) return last;
    const comparison = await compare(variants, tokenizer, ids, signal);
    this.facts = factsOf(first);
    this.comparison = comparison;
    this.prompt = text;
    this.texts = { base: '', unmerged: '', merged: '' };
    this.computed = key;
    for (const way of WAYS) {
      const show = (written: string) => {
        this.texts = { ...this.texts, [way]: written };
      };
      await continueText(variants[way], tokenizer, ids, view, show, signal);
    }
    this.#last = last;
    return last;
  }
}
