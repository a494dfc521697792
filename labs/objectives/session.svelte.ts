/**
 * The lab's state and its conversation with both models. What is recorded is on screen until the reader asks for something
 * else; then one idempotent piece of work (`#complete`) computes whatever the state asks for and is not there yet.
 */
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import type { Runtime } from '@kit/runtime/types.ts';
import { corpusText } from '@kit/tokenizer/corpus-text.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { type ShownToken, shown } from '@kit/tokens/tokens.ts';
import { mostSurprising } from './logic.ts';
import { readDecoder, readEncoder, readMaps, write } from './measure.ts';
import { type Reading, sameRule, type Writing, type WritingRule } from './reading.ts';
import { type Recording, recordedReading, recordedWriting } from './recording.ts';
import { type LabState, STATE } from './state.ts';

export interface Surroundings {
  /** the page's own unless a test gives another */
  readonly runtime?: () => Promise<Runtime>;
  /** pause after a key press before the models run, ms */
  readonly typingPause: number;
}

export class ObjectivesSession {
  readonly recording: Recording;
  readonly link: ModelLink<'decoder' | 'encoder'>;
  readonly #typingPause: number;
  readonly #words: ReadonlyMap<number, ShownToken>;
  readonly #recorded: { readonly reading: Reading; readonly writing: Writing };
  #tokenizer: Tokenizer | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** the text that `tokens` are of */
  #cut: string;

  view: LabState = $state.raw(STATE.defaults);
  reading: Reading;
  writing: Writing;
  /** tokens of the sentence as typed; the reading may still be of the sentence before */
  tokens: readonly ShownToken[];
  /** the reader has changed something: from here on the address follows */
  touched = $state(false);

  constructor(recording: Recording, { runtime, typingPause }: Surroundings) {
    this.recording = recording;
    this.link = new ModelLink(['decoder', 'encoder'], runtime);
    this.#typingPause = typingPause;
    this.#words = new Map(recording.words.map((word) => [word.id, word]));
    this.#recorded = { reading: recordedReading(recording), writing: recordedWriting(recording) };
    this.#cut = recording.text;
    this.reading = $state.raw(this.#recorded.reading);
    this.writing = $state.raw(this.#recorded.writing);
    this.tokens = $state.raw(recording.tokens);
  }

  /** the sentence in the text box */
  get typed(): string {
    return this.view.text ?? this.recording.text;
  }
  /** the sentence as both models read it */
  get text(): string {
    return corpusText(this.typed);
  }
  get tooLong(): boolean {
    return this.tokens.length > this.recording.shape.longest;
  }
  get rule(): WritingRule {
    const { temperature, topK, topP, seed } = this.view;
    return { text: this.text, temperature, topK, topP, seed };
  }
  /** index of the token that both models guess, in the reading */
  get token(): number {
    const { token } = this.view;
    return token !== null && token < this.reading.tokens.length ? token : mostSurprising(this.reading.decoder);
  }
  /** index of the written token whose distribution is open; −1: none */
  get step(): number {
    const last = this.writing.tokens.length - 1;
    return Math.min(this.view.step ?? last, last);
  }
  /** what is on screen of both models is of another sentence than the one in the text box */
  get readingStale(): boolean {
    return this.reading.text !== this.text;
  }
  get stale(): boolean {
    const { writing, view } = this;
    const short = !writing.ended && writing.tokens.length < view.length;
    return this.readingStale || this.writingStale || short;
  }
  /** the continuation on screen was drawn under another rule, or nobody is writing what is missing of it */
  get writingStale(): boolean {
    const { writing, rule, view, link } = this;
    const short = !writing.ended && writing.tokens.length < view.length;
    return !sameRule(writing.rule, rule) || (short && !link.live);
  }

  /** A vocabulary entry as the lab shows it. */
  word(id: number): ShownToken {
    const known = this.#words.get(id);
    if (known) return known;
    if (!this.#tokenizer) throw new Error(`token ${id} before the tokenizer`);
    return shown(this.#tokenizer.token(id));
  }

  /** A change by the reader. */
  set(patch: Partial<LabState>): void {
    this.touched = true;
    const typed = patch.text !== undefined && patch.text !== this.typed;
    // a cell or a step of the sentence before would mean nothing in this one
    const cleared = typed ? { token: null, query: null, key: null, step: null } : {};
    this.#apply({ ...this.view, ...cleared, ...patch }, typed);
  }

  /** A state that comes from a link. */
  restore(state: LabState): void {
    this.#apply(state, false);
  }

  reset(): void {
    this.touched = true;
    this.#apply(STATE.defaults, false);
  }

  /** The decoder goes on: `count` more tokens. */
  writeMore(count: number): void {
    this.set({ length: this.writing.tokens.length + count, step: null });
  }

  dispose(): void {
    clearTimeout(this.#pause);
    this.link.dispose();
  }

  #apply(state: LabState, typed: boolean): void {
    // a recorded sentence typed back is the recorded sentence
    this.view = state.text === this.recording.text ? { ...state, text: null } : state;
    clearTimeout(this.#pause);
    if (typed) this.#pause = setTimeout(() => void this.#refresh(), this.#typingPause);
    else void this.#refresh();
  }

  async #refresh(): Promise<void> {
    try {
      await this.#tokenise();
    } catch (error) {
      this.link.problem = error;
      return;
    }
    if (this.tokens.length === 0 || this.tooLong) return;
    if (!this.link.live && this.#isRecorded()) {
      if (this.link.state.kind !== 'loading') this.link.forget();
      return;
    }
    await this.link.run((signal) => this.#complete(signal));
  }

  /** Everything the state asks for was recorded: shows it. */
  #isRecorded(): boolean {
    const { reading, writing } = this.#recorded;
    if (this.view.text !== null) return false;
    this.reading = reading;
    if (!sameRule(writing.rule, this.rule) || this.view.length > writing.tokens.length) return false;
    this.writing = { ...writing, tokens: writing.tokens.slice(0, this.view.length) };
    return true;
  }

  async #tokenise(): Promise<void> {
    const { text, recording } = this;
    if (text === this.#cut) return;
    if (text !== recording.text) {
      this.#tokenizer ??= await (await this.link.runtime()).tokenizer('decoder');
      // the reader has typed on while the tokenizer came
      if (text !== this.text) return;
    }
    this.#cut = text;
    this.tokens = text === recording.text ? recording.tokens : (this.#tokenizer?.encode(text) ?? []).map(shown);
  }

  async #complete(signal: AbortSignal): Promise<void> {
    const decoder = this.link.handle('decoder');
    const encoder = this.link.handle('encoder');
    this.#tokenizer = decoder.tokenizer;
    const choice = this.link.status?.choice ?? null;
    // of the same sentence, even if the reader is typing another
    const text = this.#cut;
    const { tokens } = this;
    const rule = { ...this.rule, text };
    const ids = tokens.map(({ id }) => id);

    if (this.reading.text !== text || this.reading.choice !== choice) {
      const reading = await readDecoder(decoder.model, text, tokens, choice, signal);
      signal.throwIfAborted();
      this.reading = reading;
    }
    if (!sameRule(this.writing.rule, rule) || this.writing.choice !== choice) {
      this.writing = { rule, origin: 'measured', choice, tokens: [], ended: false };
    }
    if (this.writing.tokens.length > this.view.length) {
      this.writing = { ...this.writing, tokens: this.writing.tokens.slice(0, this.view.length), ended: false };
    }
    const show = async (readings: AsyncIterable<Reading>) => {
      for await (const next of readings) {
        signal.throwIfAborted();
        this.reading = next;
      }
    };
    // what the reader looks at first, first
    await show(readEncoder(encoder.model, ids, this.reading, [this.token], signal));
    for await (const next of write(decoder.model, ids, this.writing, this.view.length, signal)) {
      signal.throwIfAborted();
      this.writing = next;
    }
    await show(readMaps(decoder.model, encoder.model, ids, this.reading, signal));
    await show(readEncoder(encoder.model, ids, this.reading, [...ids.keys()], signal));
  }
}
