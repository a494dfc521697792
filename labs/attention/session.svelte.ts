/**
 * The lab's state and its conversation with the models. Until one is there, the recorded pass stays on screen; the
 * decoder and the encoder are fetched each when it is first asked for.
 * `reference` is always the untouched model, `altered` the same sentence under the reader's switches, null when none is
 * moved.
 */
import type { ModelLink } from '@kit/lab/model-link.svelte.ts';
import { LabSession } from '@kit/lab/session.svelte.ts';
import { sameHead } from '@kit/lab/state.ts';
import { frame } from '@kit/models/encoder.ts';
import { RuntimeError } from '@kit/runtime/errors.ts';
import type { BackendChoice, ModelHandle } from '@kit/runtime/types.ts';
import { corpusText } from '@kit/tokenizer/corpus-text.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { type ShownToken, shown } from '@kit/tokens/tokens.ts';
import { scaleFactor } from './logic.ts';
import { isUntouched, type ModelName, measuredPass, type Pass, type PassSettings, passKey, untouched } from './pass.ts';
import { type Recording, readDetails, recordedPass } from './recording.ts';
import { inOrder, type LabState, within } from './state.ts';

/** How a hidden token is written, as in the literature; the vocabulary's own name of it is <|mask|>. */
const MASKED = '[MASK]';

/** The same text is not the same tokens for both models. */
function cutKey(model: ModelName, text: string): string {
  return `${model} ${text}`;
}

function isDecoder(handle: ModelHandle<ModelName>): handle is ModelHandle<'decoder'> {
  return handle.id === 'decoder';
}

export class AttentionSession extends LabSession<Recording, LabState, ModelName> {
  readonly #details: () => Promise<ArrayBuffer>;
  #recorded = recordedPass(this.recording);

  reference: Pass = $state.raw(this.#recorded);
  altered: Pass | null = $state.raw(null);
  /** the second sentence, under the same switches */
  other: Pass | null = $state.raw(null);
  /** tokens of the sentence as typed; the passes may still be those of the sentence before */
  tokens: readonly ShownToken[] = $state.raw(this.recording.tokens);
  /** null until something other than the recorded sentence must be cut into tokens */
  tokenizer: Tokenizer | null = $state.raw(null);

  /** what `tokens` are of, see `cutKey` */
  #cut = cutKey('decoder', this.recording.text);
  /** what the passes on screen were asked to run on */
  #choice: BackendChoice | null = null;
  #fetching: Promise<void> | null = null;

  /** `details`: bytes of the file that goes with the recording */
  constructor(
    recording: Recording,
    byDefault: LabState,
    link: ModelLink<ModelName>,
    details: () => Promise<ArrayBuffer>,
    pause?: number,
  ) {
    super(recording, byDefault, link, pause);
    this.#details = details;
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

  protected override along({ text, model }: Partial<LabState>): Partial<LabState> {
    const other = model !== undefined && model !== this.view.model;
    const moved = other || (text !== undefined && text !== this.view.text);
    // the heads of one model say nothing of those of the other
    return { ...(moved ? { query: null, key: null, position: null } : {}), ...(other ? this.#firstHead(model) : {}) };
  }

  /** Which head of a model is opened at first. */
  #firstHead(model: ModelName): { readonly layer: number; readonly head: number } {
    const { opened, encoderHead } = this.recording;
    return model === 'encoder' ? encoderHead : { layer: opened.layer, head: opened.head };
  }

  protected override apply(state: LabState, patch: Partial<LabState>): void {
    // a recorded sentence typed back is the recorded sentence
    const next = state.text === this.recording.text ? { ...state, text: null } : state;
    const same = cutKey(next.model, corpusText(next.text ?? this.recording.text)) === this.#cut;
    const tokens = same ? this.tokens.length : this.shape.context;
    super.apply(within(next, { ...this.shape, tokens }), patch);
  }

  protected override pauseAfter({ text, other }: Partial<LabState>): number {
    return text === undefined && other === undefined ? 0 : this.pause;
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

  protected override async prepare(): Promise<boolean> {
    this.link.need([this.view.model]);
    await this.#tokenise();
    return this.#readable;
  }

  protected override settled(): boolean {
    if (this.link.live) return !this.stale && !this.link.busy;
    if (!this.#isRecorded) return false;
    this.reference = this.#recorded;
    this.altered = null;
    this.other = null;
    if (this.link.state.kind !== 'loading') this.link.forget();
    return true;
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
    if (this.#recorded.projections || this.#fetching) return;
    this.#fetching = this.#fetchDetails()
      .catch((error: unknown) => {
        this.link.problem = error;
      })
      .finally(() => {
        this.#fetching = null;
      });
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

  protected override async complete(signal: AbortSignal): Promise<void> {
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
    const bytes = await this.#details();
    const details = readDetails(bytes, this.recording);
    if (!details) throw new RuntimeError('corrupt', this.recording.details);
    const runtime = await this.link.runtime();
    this.tokenizer ??= await runtime.tokenizer('decoder');
    const bare = this.#recorded;
    this.#recorded = { ...bare, ...details };
    if (this.reference === bare) this.reference = this.#recorded;
  }
}
