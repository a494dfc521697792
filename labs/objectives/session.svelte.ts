/**
 * The sentence through both models, and the decoder's continuation. One idempotent piece of work (`complete`) computes
 * whatever the state asks for and is not there yet, what the reader looks at first.
 */
import { LabSession } from '@kit/lab/session.svelte.ts';
import { corpusText } from '@kit/tokenizer/corpus-text.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { type ShownToken, shown } from '@kit/tokens/tokens.ts';
import { mostSurprising } from './logic.ts';
import { readDecoder, readEncoder, readMaps, write } from './measure.ts';
import { type Reading, sameRule, type Writing, type WritingRule } from './reading.ts';
import { type Recording, recordedReading, recordedWriting } from './recording.ts';
import type { LabState } from './state.ts';

export class ObjectivesSession extends LabSession<Recording, LabState, 'decoder' | 'encoder'> {
  readonly #words = new Map(this.recording.words.map((word) => [word.id, word]));
  readonly #recorded = { reading: recordedReading(this.recording), writing: recordedWriting(this.recording) };
  #tokenizer: Tokenizer | null = null;
  /** the text that `tokens` are of */
  #cut = this.recording.text;

  reading: Reading = $state.raw(this.#recorded.reading);
  writing: Writing = $state.raw(this.#recorded.writing);
  /** tokens of the sentence as typed; the reading may still be of the sentence before */
  tokens: readonly ShownToken[] = $state.raw(this.recording.tokens);

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

  /** The decoder goes on: `count` more tokens. */
  writeMore(count: number): void {
    this.set({ length: this.writing.tokens.length + count, step: null });
  }

  /** A cell or a step of the sentence before would mean nothing in this one. */
  protected override along({ text }: Partial<LabState>): Partial<LabState> {
    return text !== undefined && text !== this.typed ? { token: null, query: null, key: null, step: null } : {};
  }

  protected override apply(state: LabState, patch: Partial<LabState>): void {
    // a recorded sentence typed back is the recorded sentence
    super.apply(state.text === this.recording.text ? { ...state, text: null } : state, patch);
  }

  protected override pauseAfter({ text }: Partial<LabState>): number {
    return text === undefined ? 0 : this.pause;
  }

  protected override settled(): boolean {
    if (this.link.live || !this.#isRecorded()) return false;
    if (this.link.state.kind !== 'loading') this.link.forget();
    return true;
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

  /** Cuts the sentence into tokens. */
  protected override async prepare(): Promise<boolean> {
    const { text, recording } = this;
    if (text !== this.#cut) {
      if (text !== recording.text) this.#tokenizer ??= await (await this.link.runtime()).tokenizer('decoder');
      // the reader has typed on while the tokenizer came
      if (text !== this.text) return false;
      this.#cut = text;
      this.tokens = text === recording.text ? recording.tokens : (this.#tokenizer?.encode(text) ?? []).map(shown);
    }
    return this.tokens.length > 0 && !this.tooLong;
  }

  protected override async complete(signal: AbortSignal): Promise<void> {
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
