/** The recipe that the reader sets, the decoder that it makes in the worker, and what they have it shown. */

import type { WindowMeasure } from '@kit/compression/index.ts';
import { type Experiments, LabSession, type Turn } from '@kit/lab/session.svelte.ts';
import type { CompressedDecoder, CompressionReport, InputRange, MatrixValues } from '@kit/models/compressible.ts';
import { promptIds } from '@kit/models/continuation.ts';
import { corpusText } from '@kit/tokenizer/corpus-text.ts';
import { type ShownToken, shown } from '@kit/tokens/tokens.ts';
import { type Bench, comparedWith, continued, decoderFor, interleaved, lent, qualitiesOf } from './bench.ts';
import { calibrationOf, hasNothingToRead } from './calibration.ts';
import type { Qualities, Recording, Texts, Trial } from './recording.ts';
import { type LabState, matrixName, RECIPE_INPUTS, settingsOf } from './state.ts';

/** One head over the prompt, [T, T]: row = query. */
export interface Attention {
  readonly tokens: readonly ShownToken[];
  readonly before: Float32Array;
  readonly after: Float32Array;
}

export interface Measured {
  readonly qualities: Qualities;
  /** windows read, and in all */
  readonly done: number;
  readonly total: number;
}

interface Results {
  readonly report: CompressionReport;
  readonly texts: Texts;
  readonly matrix: MatrixValues;
  readonly attention: Attention;
  readonly ranges: readonly InputRange[];
  readonly quality: Measured;
}

/** Longest prompt whose attention can be looked at, in tokens. */
export const LONGEST = 48;

export class QuantiseSession extends LabSession<Recording, LabState, 'compressible', Results> {
  protected override readonly experiments: Experiments<LabState, Results> = {
    report: {
      inputs: RECIPE_INPUTS,
      recorded: this.recording.report,
      follows: () => true,
      run: (turn) => this.#report(turn),
    },
    texts: {
      inputs: [...RECIPE_INPUTS, 'text'],
      recorded: this.recording.texts,
      follows: () => this.view.tab === 'texts',
      run: ({ signal }) => this.#texts(signal),
    },
    matrix: {
      inputs: [...RECIPE_INPUTS, 'matrix', 'layer'],
      follows: () => this.view.tab === 'matrix',
      run: ({ signal }) => this.#matrix(signal),
    },
    attention: {
      inputs: [...RECIPE_INPUTS, 'text', 'layer', 'head'],
      follows: () => this.view.tab === 'attention',
      run: ({ signal }) => this.#attention(signal),
    },
    ranges: {
      inputs: ['calibration', 'own'],
      follows: () => this.view.tab === 'activations',
      run: ({ signal }) => this.#ranges(signal),
    },
    quality: {
      inputs: RECIPE_INPUTS,
      recorded: { qualities: this.recording.qualities, done: 0, total: 0 },
      run: (turn) => this.#quality(turn),
    },
  };

  /** length of the prompt in tokens */
  tokens: number = $state(this.recording.tokens);
  /** recipes measured here, the last first */
  trials: readonly Trial[] = $state.raw([]);
  /** what the original writes after a prompt: of the recipe, it changes with the planted weight alone */
  #base: { readonly key: string; readonly text: string } | null = null;
  /** the decoder of the recipe that was asked for last */
  #made: { readonly key: string; readonly decoder: Promise<CompressedDecoder> } | null = null;

  get prompt(): string {
    return this.view.text ?? this.recording.texts.prompt;
  }

  /** longest prompt that leaves room for a continuation, in tokens */
  get longest(): number {
    return LONGEST;
  }

  protected override apply(state: LabState, patch: Partial<LabState>): void {
    // a recorded sentence typed back is the recorded sentence
    super.apply(state.text === this.recording.texts.prompt ? { ...state, text: null } : state, patch);
  }

  /** A choice that leads nowhere else than a tab is answered at once. */
  protected override pauseAfter(patch: Partial<LabState>): number {
    return 'tab' in patch ? 0 : this.pause;
  }

  /** Counts the tokens; a sentence that has none, or too many, is not read, nor is a blank text of calibration. */
  protected override async prepare(): Promise<boolean> {
    if (hasNothingToRead(this.view)) return false;
    const { prompt } = this;
    if (this.view.text === null) this.tokens = this.recording.tokens;
    else this.tokens = (await (await this.link.runtime()).tokenizer('compressible')).ids(corpusText(prompt)).length;
    return prompt === this.prompt && this.tokens > 0 && this.tokens <= this.longest;
  }

  override dispose(): void {
    super.dispose();
    void this.#made?.decoder.then((decoder) => decoder.release()).catch(() => undefined);
  }

  get #bench(): Bench {
    return this.link.handle('compressible');
  }

  /** One at a time is held: the one before gives its memory back. It serves later turns too: none of them ends it. */
  #decoder(): Promise<CompressedDecoder> {
    const { view } = this;
    const key = JSON.stringify(settingsOf(view));
    if (this.#made?.key === key) return this.#made.decoder;
    const before = this.#made;
    void before?.decoder.then((decoder) => decoder.release()).catch(() => undefined);
    const decoder = decoderFor(view, this.#bench);
    const made = { key, decoder };
    this.#made = made;
    decoder.catch(() => {
      if (this.#made === made) this.#made = null;
    });
    return decoder;
  }

  async *#report({ signal, progress }: Turn): AsyncGenerator<CompressionReport> {
    const decoder = await this.#decoder();
    yield await decoder.report(progress, signal);
  }

  async *#texts(signal: AbortSignal): AsyncGenerator<Texts> {
    const { prompt, view } = this;
    const bench = this.#bench;
    const decoder = await this.#decoder();
    const recipe = await comparedWith(view, bench, signal);
    const key = JSON.stringify([prompt, recipe]);
    if (this.#base?.key !== key) {
      const text = await lent(bench.model, recipe, (original) => continued(original, bench, prompt, signal));
      this.#base = { key, text };
    }
    const { text: before } = this.#base;
    yield { prompt, before, after: await continued(decoder, bench, prompt, signal) };
  }

  async *#matrix(signal: AbortSignal): AsyncGenerator<MatrixValues> {
    const name = matrixName(this.view);
    yield await (await this.#decoder()).matrix(name, signal);
  }

  async *#attention(signal: AbortSignal): AsyncGenerator<Attention> {
    const { view } = this;
    const bench = this.#bench;
    const { model, tokenizer } = bench;
    const ids = promptIds(tokenizer, model.config, this.prompt);
    const T = ids.length;
    const from = (view.layer * model.config.heads + view.head) * T * T;
    const mapOf = async (decoder: CompressedDecoder) =>
      (await decoder.inspect(ids, {}, signal)).attentions.slice(from, from + T * T);
    const decoder = await this.#decoder();
    const before = await lent(model, await comparedWith(view, bench, signal), mapOf);
    const tokens = ids.map((id) => shown(tokenizer.token(id)));
    yield { tokens, before, after: await mapOf(decoder) };
  }

  async *#ranges(signal: AbortSignal): AsyncGenerator<readonly InputRange[]> {
    const { view } = this;
    const { model, tokenizer } = this.#bench;
    const text = calibrationOf(view, await model.windows(signal), tokenizer, model.config);
    yield await model.inputRanges(text, signal);
  }

  async *#quality({ signal, progress }: Turn): AsyncGenerator<Measured> {
    const { view } = this;
    const decoder = await this.#decoder();
    const windows = interleaved((await this.#bench.model.windows(signal)).measured);
    const measures: WindowMeasure[] = [];
    progress({ done: 0, total: windows.length });
    for await (const measure of decoder.measure(windows, signal)) {
      measures.push(measure);
      progress({ done: measures.length, total: windows.length });
      yield { qualities: qualitiesOf(measures), done: measures.length, total: windows.length };
    }
    const { bytes } = await decoder.report(() => undefined, signal);
    const trial: Trial = { settings: settingsOf(view), bytes, qualities: qualitiesOf(measures) };
    this.trials = [trial, ...this.trials].slice(0, 24);
  }
}
