/** What the reader prunes, and what it costs: size, quality, text and time, each measured when it is looked at. */
import { type Experiments, LabSession, type Turn } from '@kit/lab/session.svelte.ts';
import type { CompressedDecoder } from '@kit/models/compressible.ts';
import { continueText, promptIds } from '@kit/models/continuation.ts';
import { corpusText } from '@kit/tokenizer/corpus-text.ts';
import { type CurvePoint, curve } from './curve.ts';
import { type Measured, measure, oneOfEach, recipeOf } from './measure.ts';
import { LENGTH } from './prompts.ts';
import type { Recording, Written } from './recording.ts';
import { type LabState, RECIPE_INPUTS, type Setting } from './state.ts';
import { type Timed, timings } from './timing.ts';

interface Results {
  readonly measured: Measured;
  readonly curve: readonly CurvePoint[];
  readonly times: readonly Timed[];
  readonly written: Written;
}

/** Inputs of a curve: all that makes a recipe but its sparsity. */
const CURVE_INPUTS = RECIPE_INPUTS.filter((name) => name !== 'sparsity');

export class PruneSession extends LabSession<Recording, LabState, 'compressible', Results> {
  protected override readonly experiments: Experiments<LabState, Results> = {
    measured: {
      inputs: RECIPE_INPUTS,
      recorded: this.recording.measured,
      follows: () => true,
      run: (turn) => this.#measure(turn),
    },
    written: {
      inputs: [...RECIPE_INPUTS, 'text', 'seed'],
      recorded: this.recording.written,
      follows: () => this.view.view === 'text',
      run: (turn) => this.#write(turn),
    },
    curve: { inputs: CURVE_INPUTS, run: (turn) => this.#curve(turn) },
    times: { inputs: ['sparsity'], run: (turn) => this.#time(turn) },
  };

  /** length of the prompt in tokens */
  tokens: number = $state(this.recording.tokens);
  /** the pruned decoder of the last setting: made once for its size, its quality and its text */
  #last: { readonly key: string; readonly decoder: CompressedDecoder } | null = null;
  /** what the original wrote last */
  #before: { readonly key: string; readonly text: string } | null = null;

  get typed(): string {
    return this.view.text ?? this.recording.written.prompt;
  }
  get tooLong(): boolean {
    return this.tokens > this.recording.longest;
  }

  protected override apply(state: LabState, patch: Partial<LabState>): void {
    // the recorded prompt typed back is the recorded prompt
    super.apply(state.text === this.recording.written.prompt ? { ...state, text: null } : state, patch);
  }

  /** Counts the tokens; a prompt that has none, or too many, is not continued. */
  protected override async prepare(): Promise<boolean> {
    const { typed } = this;
    if (this.view.text === null) this.tokens = this.recording.tokens;
    else this.tokens = (await (await this.link.runtime()).tokenizer('compressible')).ids(corpusText(typed)).length;
    return typed === this.typed;
  }

  async #decoder(): Promise<CompressedDecoder> {
    const { model } = this.link.handle('compressible');
    const setting: Setting = this.view;
    const key = JSON.stringify(RECIPE_INPUTS.map((name) => setting[name]));
    if (this.#last?.key === key) return this.#last.decoder;
    const recipe = recipeOf({ ...setting }, await model.windows());
    const before = this.#last;
    const decoder = model.withRecipe(recipe);
    this.#last = { key, decoder };
    await before?.decoder.release();
    return decoder;
  }

  async *#measure(turn: Turn): AsyncGenerator<Measured> {
    const decoder = await this.#decoder();
    const { measured } = await this.link.handle('compressible').model.windows();
    yield* measure(decoder, oneOfEach(measured), turn);
  }

  async *#curve(turn: Turn): AsyncGenerator<readonly CurvePoint[]> {
    const setting: Setting = { ...this.view };
    const { model } = this.link.handle('compressible');
    const windows = await model.windows();
    const recipe = (sparsity: number) => recipeOf({ ...setting, sparsity }, windows);
    yield* curve(model, recipe, oneOfEach(windows.measured), turn);
  }

  async *#time(turn: Turn): AsyncGenerator<readonly Timed[]> {
    const { sparsity } = this.view;
    const { model } = this.link.handle('compressible');
    const [first] = (await model.windows()).measured;
    yield* timings(model, first?.ids.slice(0, -1) ?? [], sparsity / 100, turn);
  }

  async *#write({ signal }: Turn): AsyncGenerator<Written> {
    const { typed: prompt } = this;
    const { seed } = this.view;
    if (this.tokens === 0 || this.tooLong) return;
    const decoder = await this.#decoder();
    const { model, tokenizer } = this.link.handle('compressible');
    const ids = promptIds(tokenizer, model.config, prompt);
    const writing = { length: LENGTH, seed };
    const key = JSON.stringify([prompt, seed]);
    if (this.#before?.key !== key) {
      const original = model.withRecipe({ from: 'decoder' });
      try {
        this.#before = { key, text: await continueText(original, tokenizer, ids, writing, undefined, signal) };
      } finally {
        await original.release();
      }
    }
    const before = this.#before.text;
    yield { prompt, before, after: '' };
    yield { prompt, before, after: await continueText(decoder, tokenizer, ids, writing, undefined, signal) };
  }
}
