/**
 * The lab's state and its conversation with the model. Life of a session:
 * recorded → (the reader acts) → consent, when bytes must be fetched → loading → live. Until live, the recorded pass stays on screen.
 * `reference` is always the untouched model, `altered` the same sentence under the reader's switches, null when none is moved.
 */
import { isAbort, RuntimeError } from '@kit/runtime/errors.ts';
import type { BackendChoice, ModelHandle, Runtime, RuntimeStatus } from '@kit/runtime/types.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { type ShownToken, shown } from '@kit/tokens/tokens.ts';
import { type HeadId, headId, type LabState, normaliseOff, within } from './hash.ts';
import { scaleFactor } from './logic.ts';
import { isUntouched, measuredPass, type Pass, type PassSettings, passKey, UNTOUCHED } from './pass.ts';
import { type Recording, readDetails, recordedPass } from './recording.ts';

export type Link =
  | { readonly kind: 'recorded' }
  | { readonly kind: 'consent'; readonly bytes: number }
  | { readonly kind: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly kind: 'live' };

/** What the session needs of the page; the tests give it their own. */
export interface Surroundings {
  readonly runtime: () => Promise<Runtime>;
  /** bytes of the file that goes with the recording */
  readonly details: () => Promise<ArrayBuffer>;
  /** pause after a key press before the model runs, ms */
  readonly typingPause: number;
}

export class AttentionSession {
  readonly recording: Recording;
  readonly #around: Surroundings;
  #recorded: Pass;
  readonly #byDefault: LabState;

  view: LabState;
  reference: Pass;
  altered: Pass | null = $state.raw(null);
  link: Link = $state.raw({ kind: 'recorded' });
  status: RuntimeStatus | null = $state.raw(null);
  /** tokens of the sentence as typed; the passes may still be those of the sentence before */
  tokens: readonly ShownToken[];
  /** error of the last attempt, null when it succeeded */
  problem: unknown = $state.raw(null);
  /** null until something other than the recorded sentence must be cut into tokens */
  tokenizer: Tokenizer | null = $state.raw(null);
  busy = $state(false);
  /** the reader has changed something: from here on the URL follows */
  touched = $state(false);

  /** the text that `tokens` are of */
  #cut: string;
  #runtime: Promise<Runtime> | null = null;
  #handle: ModelHandle<'decoder'> | null = null;
  #turn = new AbortController();
  #loading: AbortController | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #unsubscribe: (() => void) | null = null;
  #details: Promise<void> | null = null;

  constructor(recording: Recording, byDefault: LabState, around: Surroundings) {
    this.recording = recording;
    this.#around = around;
    this.#byDefault = byDefault;
    this.#recorded = recordedPass(recording);
    this.#cut = recording.text;
    this.view = $state.raw(byDefault);
    this.reference = $state.raw(this.#recorded);
    this.tokens = $state.raw(recording.tokens);
  }

  get shape() {
    return this.recording.shape;
  }
  /** the sentence in the text box */
  get text(): string {
    return this.view.text ?? this.recording.text;
  }
  get settings(): PassSettings {
    const { causal, scaled, off } = this.view;
    return { causal, scaled, off };
  }
  /** what is on screen: under the reader's switches if any is moved */
  get pass(): Pass {
    return this.altered ?? this.reference;
  }
  /** the screen shows something else than what the text box and the switches ask for */
  get stale(): boolean {
    return passKey(this.pass.text, this.pass.settings) !== passKey(this.text, this.settings);
  }
  get tooLong(): boolean {
    return this.tokens.length > this.shape.context;
  }

  /** A change by the reader. */
  set(patch: Partial<LabState>): void {
    this.touched = true;
    const typed = patch.text !== undefined && patch.text !== this.view.text;
    this.#apply({ ...this.view, ...(typed ? { query: null, key: null, position: null } : {}), ...patch }, typed);
  }

  /** A state that comes from a link. */
  restore(state: LabState): void {
    this.#apply(state, false);
  }

  reset(): void {
    this.touched = true;
    this.#apply(this.#byDefault, false);
  }

  #apply(state: LabState, typed: boolean): void {
    // a recorded sentence typed back is the recorded sentence
    const next = state.text === this.recording.text ? { ...state, text: null } : state;
    const tokens = (next.text ?? this.recording.text) === this.#cut ? this.tokens.length : this.shape.context;
    this.view = within(next, { ...this.shape, tokens });
    clearTimeout(this.#pause);
    if (!this.stale && this.#cut === this.text) return;
    if (typed) this.#pause = setTimeout(() => void this.refresh(), this.#around.typingPause);
    else void this.refresh();
  }

  toggleHead(layer: number, head: number): void {
    const id = headId(layer, head);
    const { off } = this.view;
    this.set({ off: off.includes(id) ? off.filter((other) => other !== id) : normaliseOff([...off, id]) });
  }

  /** All heads of a layer off, or all on when they are all off already. */
  toggleLayer(layer: number): void {
    const ids = Array.from({ length: this.shape.heads }, (_, head): HeadId => headId(layer, head));
    const others = this.view.off.filter((id) => !ids.includes(id));
    this.set({ off: this.isLayerOff(layer) ? others : normaliseOff([...others, ...ids]) });
  }

  isOff(layer: number, head: number): boolean {
    return this.view.off.includes(headId(layer, head));
  }

  isLayerOff(layer: number): boolean {
    return Array.from({ length: this.shape.heads }, (_, head) => this.isOff(layer, head)).every(Boolean);
  }

  /** The reader continues the sentence with a predicted token. */
  append(token: ShownToken): void {
    this.set({ text: this.text + token.text });
  }

  /** After a failure: the same thing again. */
  retry(): void {
    if (this.link.kind === 'consent') void this.download();
    else void this.refresh(true);
    if (this.pass.origin === 'recorded') this.needDetails();
  }

  /** Opens the model, after the download that the reader agrees to; what was typed meanwhile is then computed. */
  async download(): Promise<void> {
    this.touched = true;
    this.problem = null;
    try {
      await this.#open();
    } catch (error) {
      if (!isAbort(error)) this.problem = error;
      return;
    }
    await this.refresh(true);
  }

  cancelDownload(): void {
    this.#loading?.abort();
  }

  async chooseBackend(choice: BackendChoice): Promise<void> {
    this.touched = true;
    const runtime = await this.#connect();
    await runtime.choose(choice);
    if (this.#handle) await this.refresh(true);
  }

  /** Makes the screen agree with `view`, as far as the model is here. `again`: even what is already computed. */
  async refresh(again = false): Promise<void> {
    await this.#withTurn(async (signal) => {
      await this.#tokenise(signal);
      if (this.tokens.length === 0 || this.tooLong) return;
      this.view = within(this.view, { ...this.shape, tokens: this.tokens.length });
      if (!this.#handle) {
        if (this.view.text === null && isUntouched(this.settings)) {
          this.reference = this.#recorded;
          this.altered = null;
          if (this.link.kind === 'consent') this.link = { kind: 'recorded' };
          return;
        }
        if (this.link.kind === 'loading') return;
        const runtime = await this.#connect();
        const bytes = await runtime.missingBytes('decoder');
        signal.throwIfAborted();
        if (bytes > 0) this.link = { kind: 'consent', bytes };
        // not awaited: a key press abandons this turn, never the start of the model
        else void this.download();
        return;
      }
      await this.#compute(signal, again);
    });
  }

  /** Fetches all that was recorded, when the reader looks closer than the page itself allows. */
  needDetails(): void {
    if (this.#recorded.projections || this.#details) return;
    this.#details = this.#fetchDetails()
      .catch((error: unknown) => {
        this.problem = error;
      })
      .finally(() => {
        this.#details = null;
      });
  }

  dispose(): void {
    clearTimeout(this.#pause);
    this.#turn.abort();
    this.#loading?.abort();
    this.#unsubscribe?.();
  }

  /** One piece of work at a time: a new one abandons the one before. */
  async #withTurn(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#turn.abort();
    const turn = new AbortController();
    this.#turn = turn;
    this.problem = null;
    try {
      await work(turn.signal);
    } catch (error) {
      if (!isAbort(error) && this.#turn === turn) this.problem = error;
    } finally {
      if (this.#turn === turn) this.busy = false;
    }
  }

  #connect(): Promise<Runtime> {
    this.#runtime ??= this.#around.runtime().then((runtime) => {
      this.#unsubscribe = runtime.subscribe((status) => {
        this.status = status;
      });
      return runtime;
    });
    return this.#runtime;
  }

  async #tokenise(signal: AbortSignal): Promise<void> {
    const { text } = this;
    if (text === this.#cut) return;
    if (text === this.recording.text) {
      this.#cut = text;
      this.tokens = this.recording.tokens;
      return;
    }
    if (!this.tokenizer) {
      const runtime = await this.#connect();
      this.tokenizer = await runtime.tokenizer('decoder');
      signal.throwIfAborted();
    }
    this.#cut = text;
    this.tokens = this.tokenizer.encode(text).map(shown);
  }

  async #open(): Promise<void> {
    const runtime = await this.#connect();
    const loading = new AbortController();
    this.#loading = loading;
    const before = this.link;
    this.link = { kind: 'loading', loaded: 0, total: 0 };
    try {
      this.#handle = await runtime.load('decoder', {
        signal: loading.signal,
        onProgress: ({ loaded, total }) => {
          this.link = { kind: 'loading', loaded, total };
        },
      });
      this.tokenizer = this.#handle.tokenizer;
      this.link = { kind: 'live' };
    } catch (error) {
      this.link = before;
      throw error;
    }
  }

  async #compute(signal: AbortSignal, again = false): Promise<void> {
    this.busy = true;
    const { text, settings, tokens } = this;
    const fresh = !again && this.reference.origin === 'measured' && this.reference.text === text;
    const reference = fresh ? this.reference : await this.#run(text, tokens, UNTOUCHED, signal);
    const altered = isUntouched(settings) ? null : await this.#run(text, tokens, settings, signal);
    // both at once: the pair on screen is always of one sentence
    this.reference = reference;
    this.altered = altered;
  }

  async #run(text: string, tokens: readonly ShownToken[], settings: PassSettings, signal: AbortSignal): Promise<Pass> {
    const handle = this.#handle;
    if (!handle) throw new Error('no model');
    const { layers, heads, dim } = this.shape;
    const headMask = new Float32Array(layers * heads).fill(1);
    for (const id of settings.off) {
      const [layer = 0, head = 0] = id.split('.').map(Number);
      headMask[layer * heads + head] = 0;
    }
    const ids = tokens.map(({ id }) => id);
    const options = { headMask, causal: settings.causal, scoreScale: scaleFactor(dim, settings.scaled) };
    const inspection = await handle.model.inspect(ids, options, signal);
    signal.throwIfAborted();
    return measuredPass(text, tokens, settings, handle.backend, inspection);
  }

  async #fetchDetails(): Promise<void> {
    const bytes = await this.#around.details();
    const details = readDetails(bytes, this.recording);
    if (!details) throw new RuntimeError('corrupt', this.recording.details);
    const runtime = await this.#connect();
    this.tokenizer ??= await runtime.tokenizer('decoder');
    const bare = this.#recorded;
    this.#recorded = { ...bare, ...details };
    if (this.reference === bare) this.reference = this.#recorded;
  }
}
