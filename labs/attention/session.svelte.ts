/**
 * The lab's state and its conversation with the models. Until one is there, the recorded pass stays on screen; the decoder
 * and the encoder are fetched each when it is first asked for.
 * `reference` is always the untouched model, `altered` the same sentence under the reader's switches, null when none is moved.
 */
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import { sameHead } from '@kit/lab/state.ts';
import { frame } from '@kit/models/encoder.ts';
import { RuntimeError } from '@kit/runtime/errors.ts';
import type { BackendChoice, ModelHandle, Runtime } from '@kit/runtime/types.ts';
import { corpusText } from '@kit/tokenizer/corpus-text.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { type ShownToken, shown } from '@kit/tokens/tokens.ts';
import { scaleFactor } from './logic.ts';
import { isUntouched, type ModelName, measuredPass, type Pass, type PassSettings, passKey, untouched } from './pass.ts';
import { type Recording, readDetails, recordedPass } from './recording.ts';
import { inOrder, type LabState, within } from './state.ts';

/** What the session needs of the page; the tests give it their own. */
export interface Surroundings {
  /** the page's own unless a test gives another */
  readonly runtime?: () => Promise<Runtime>;
  /** bytes of the file that goes with the recording */
  readonly details: () => Promise<ArrayBuffer>;
  /** pause after a key press before the model runs, ms */
  readonly typingPause: number;
}

/** How a hidden token is written, as in the literature; the vocabulary's own name of it is <|mask|>. */
const MASKED = '[MASK]';

/** The same text is not the same tokens for both models. */
function cutKey(model: ModelName, text: string): string {
  return `${model} ${text}`;
}

function isDecoder(handle: ModelHandle<ModelName>): handle is ModelHandle<'decoder'> {
  return handle.id === 'decoder';
}

export class AttentionSession {
  readonly recording: Recording;
  readonly link: ModelLink<ModelName>;
  readonly #around: Surroundings;
  #recorded: Pass;
  readonly byDefault: LabState;

  view: LabState;
  reference: Pass;
  altered: Pass | null = $state.raw(null);
  /** the second sentence, under the same switches */
  other: Pass | null = $state.raw(null);
  /** tokens of the sentence as typed; the passes may still be those of the sentence before */
  tokens: readonly ShownToken[];
  /** null until something other than the recorded sentence must be cut into tokens */
  tokenizer: Tokenizer | null = $state.raw(null);
  /** the reader has changed something: from here on the URL follows */
  touched = $state(false);

  /** what `tokens` are of, see `cutKey` */
  #cut: string;
  /** what the passes on screen were asked to run on */
  #choice: BackendChoice | null = null;
  #turn = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #details: Promise<void> | null = null;

  constructor(recording: Recording, byDefault: LabState, around: Surroundings) {
    this.recording = recording;
    this.#around = around;
    this.link = new ModelLink(['decoder'], around.runtime);
    this.byDefault = byDefault;
    this.#recorded = recordedPass(recording);
    this.#cut = cutKey('decoder', recording.text);
    this.view = $state.raw(byDefault);
    this.reference = $state.raw(this.#recorded);
    this.tokens = $state.raw(recording.tokens);
  }

  get shape() {
    return this.recording.shape;
  }
  /** the sentence in the text box */
  get typed(): string {
    return this.view.text ?? this.recording.text;
  }
  /** the sentence as the models read it */
  get text(): string {
    return corpusText(this.typed);
  }
  get #otherText(): string | null {
    return this.view.other === null ? null : corpusText(this.view.other);
  }
  get settings(): PassSettings {
    const { model, position, causal, scaled, off } = this.view;
    const encoder = model === 'encoder';
    return { model, hidden: encoder ? position : null, causal: causal && !encoder, scaled, off };
  }
  /** what is on screen: under the reader's switches if any is moved */
  get pass(): Pass {
    return this.altered ?? this.reference;
  }
  /** the screen shows something else than what the text box and the switches ask for */
  get stale(): boolean {
    return passKey(this.pass.text, this.pass.settings) !== passKey(this.text, this.settings) || this.#otherStale;
  }
  get #otherStale(): boolean {
    const { other } = this;
    const wanted = this.#otherText;
    if (wanted === null || !other) return wanted !== null || other !== null;
    return passKey(other.text, other.settings) !== passKey(wanted, this.#otherSettings);
  }
  get #otherSettings(): PassSettings {
    return { ...this.settings, hidden: null };
  }
  get tooLong(): boolean {
    return this.tokens.length > this.shape.context;
  }

  /** A change by the reader. */
  set(patch: Partial<LabState>): void {
    this.touched = true;
    const typed = patch.text !== undefined && patch.text !== this.view.text;
    const moved = typed || (patch.model !== undefined && patch.model !== this.view.model);
    const cleared = moved ? { query: null, key: null, position: null } : {};
    // the heads of one model say nothing of those of the other
    const head = patch.model !== undefined && patch.model !== this.view.model ? this.#firstHead(patch.model) : {};
    this.#apply({ ...this.view, ...cleared, ...head, ...patch }, typed || patch.other !== undefined);
  }

  /** Which head of a model is opened at first. */
  #firstHead(model: ModelName): { readonly layer: number; readonly head: number } {
    const { opened, encoderHead } = this.recording;
    return model === 'encoder' ? encoderHead : { layer: opened.layer, head: opened.head };
  }

  /** A state that comes from a link. */
  restore(state: LabState): void {
    this.#apply(state, false);
  }

  reset(): void {
    this.touched = true;
    this.#apply(this.byDefault, false);
  }

  #apply(state: LabState, typed: boolean): void {
    // a recorded sentence typed back is the recorded sentence
    const next = state.text === this.recording.text ? { ...state, text: null } : state;
    const same = cutKey(next.model, corpusText(next.text ?? this.recording.text)) === this.#cut;
    const tokens = same ? this.tokens.length : this.shape.context;
    this.view = within(next, { ...this.shape, tokens });
    clearTimeout(this.#pause);
    if (!this.stale && this.#cut === this.#wanted) return;
    if (typed) this.#pause = setTimeout(() => void this.refresh(), this.#around.typingPause);
    else void this.refresh();
  }

  toggleHead(layer: number, head: number): void {
    const one = { layer, head };
    const { off } = this.view;
    this.set({ off: this.isOff(layer, head) ? off.filter((other) => !sameHead(other, one)) : inOrder([...off, one]) });
  }

  /** All heads of a layer off, or all on when they are all off already. */
  toggleLayer(layer: number): void {
    const all = Array.from({ length: this.shape.heads }, (_, head) => ({ layer, head }));
    const others = this.view.off.filter((one) => one.layer !== layer);
    this.set({ off: this.isLayerOff(layer) ? others : inOrder([...others, ...all]) });
  }

  isOff(layer: number, head: number): boolean {
    return this.view.off.some((one) => sameHead(one, { layer, head }));
  }

  isLayerOff(layer: number): boolean {
    return Array.from({ length: this.shape.heads }, (_, head) => this.isOff(layer, head)).every(Boolean);
  }

  /** The reader continues the sentence with a predicted token. */
  append(token: ShownToken): void {
    this.set({ text: this.typed + token.text });
  }

  /** After a failure: the same thing again. */
  retry(): void {
    this.link.problem = null;
    if (this.link.state.kind === 'consent') void this.link.retry();
    else void this.refresh();
    if (this.pass.origin === 'recorded') this.needDetails();
  }

  /** Makes the screen agree with `view`, as far as the model is here. */
  async refresh(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.link.need([this.view.model]);
    try {
      await this.#tokenise();
    } catch (error) {
      if (turn === this.#turn) this.link.problem = error;
      return;
    }
    if (turn !== this.#turn || !this.#readable) return;
    if (!this.link.live && this.#isRecorded) {
      this.reference = this.#recorded;
      this.altered = null;
      this.other = null;
      if (this.link.state.kind !== 'loading') this.link.forget();
      return;
    }
    await this.link.run((signal) => this.#compute(signal));
  }

  /** Some model can read the sentence. */
  get #readable(): boolean {
    return this.tokens.length > 0 && !this.tooLong;
  }

  /** The state asks for nothing but what was recorded. */
  get #isRecorded(): boolean {
    const { model, text, other } = this.view;
    return model === 'decoder' && text === null && other === null && isUntouched(this.settings);
  }

  /** Fetches all that was recorded, when the reader looks closer than the page itself allows. */
  needDetails(): void {
    if (this.#recorded.projections || this.#details) return;
    this.#details = this.#fetchDetails()
      .catch((error: unknown) => {
        this.link.problem = error;
      })
      .finally(() => {
        this.#details = null;
      });
  }

  dispose(): void {
    clearTimeout(this.#pause);
    this.link.dispose();
  }

  get #wanted(): string {
    return cutKey(this.view.model, this.text);
  }

  async #tokenise(): Promise<void> {
    const wanted = this.#wanted;
    if (wanted !== this.#cut) {
      const recorded = wanted === cutKey('decoder', this.recording.text);
      const tokens = recorded ? this.recording.tokens : await this.#read(this.text);
      // the reader has typed on while the tokenizer came
      if (wanted !== this.#wanted) return;
      this.#cut = wanted;
      this.tokens = tokens;
    }
    if (this.#readable) this.view = within(this.view, { ...this.shape, tokens: this.tokens.length });
  }

  /** What the model reads of a text: its tokens, between two ends for the encoder. */
  async #read(text: string): Promise<readonly ShownToken[]> {
    const { model } = this.view;
    const tokenizer = this.tokenizer ?? (await (await this.link.runtime()).tokenizer('decoder'));
    this.tokenizer = tokenizer;
    const ids = tokenizer.ids(text);
    const read = model === 'encoder' && ids.length > 0 ? frame(ids, this.shape) : ids;
    return read.map((id) => shown(tokenizer.token(id)));
  }

  async #compute(signal: AbortSignal): Promise<void> {
    // typed since the model was asked for
    await this.#tokenise();
    if (!this.#readable || this.#cut !== this.#wanted) return;
    const { text, settings, tokens } = this;
    const second = this.#otherText;
    const choice = this.link.status?.choice ?? null;
    const again = choice !== this.#choice;
    const plain = untouched(settings);
    const kept = (pass: Pass | null, of: string, rule: PassSettings) =>
      !again && pass?.origin === 'measured' && passKey(pass.text, pass.settings) === passKey(of, rule) ? pass : null;
    const reference = kept(this.reference, text, plain) ?? (await this.#run(text, tokens, plain, signal));
    const altered = isUntouched(settings) ? null : await this.#run(text, tokens, settings, signal);
    const other =
      second === null
        ? null
        : (kept(this.other, second, this.#otherSettings) ?? (await this.#runOther(second, signal)));
    // all at once: what is on screen is always of one state
    this.#choice = choice;
    this.reference = reference;
    this.altered = altered;
    this.other = other;
  }

  /** The second sentence; null when the model cannot read it. */
  async #runOther(text: string, signal: AbortSignal): Promise<Pass | null> {
    const tokens = await this.#read(text);
    signal.throwIfAborted();
    if (tokens.length === 0 || tokens.length > this.shape.context) return null;
    return this.#run(text, tokens, this.#otherSettings, signal);
  }

  async #run(text: string, tokens: readonly ShownToken[], settings: PassSettings, signal: AbortSignal): Promise<Pass> {
    const handle: ModelHandle<ModelName> = this.link.handle(settings.model);
    this.tokenizer ??= handle.tokenizer;
    const { layers, heads, dim } = this.shape;
    const headMask = new Float32Array(layers * heads).fill(1);
    for (const { layer, head } of settings.off) headMask[layer * heads + head] = 0;
    const ids = tokens.map(({ id }) => id);
    const options = { headMask, scoreScale: scaleFactor(dim, settings.scaled) };
    const inspection = isDecoder(handle)
      ? await handle.model.inspect(ids, { ...options, causal: settings.causal }, signal)
      : await handle.model.inspect(
          ids,
          { ...options, masked: settings.hidden === null ? [] : [settings.hidden] },
          signal,
        );
    signal.throwIfAborted();
    const { config } = handle.model;
    const mask = 'mask' in config ? { ...shown(this.tokenizer.token(config.mask)), display: MASKED } : null;
    return measuredPass(text, tokens, settings, handle.backend, mask, inspection);
  }

  async #fetchDetails(): Promise<void> {
    const bytes = await this.#around.details();
    const details = readDetails(bytes, this.recording);
    if (!details) throw new RuntimeError('corrupt', this.recording.details);
    const runtime = await this.link.runtime();
    this.tokenizer ??= await runtime.tokenizer('decoder');
    const bare = this.#recorded;
    this.#recorded = { ...bare, ...details };
    if (this.reference === bare) this.reference = this.#recorded;
  }
}
