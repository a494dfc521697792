/** The reader's sentence, and what the decoder expects after it. */
import { type Experiments, LabSession } from '@kit/lab/session.svelte.ts';
import { corpusText } from '@kit/tokenizer/corpus-text.ts';
import { type Guesses, guessesAfter } from './guesses.ts';
import type { Recording } from './recording.ts';
import type { LabState } from './state.ts';

interface Results {
  readonly guesses: Guesses;
}

export class GuessSession extends LabSession<Recording, LabState, 'decoder', Results> {
  protected override readonly experiments: Experiments<LabState, Results> = {
    guesses: {
      inputs: ['text', 'temperature'],
      follows: () => true,
      recorded: this.recording.first,
      run: ({ signal }) => this.#read(signal),
    },
  };

  /** length of the sentence in tokens */
  tokens: number = $state(this.recording.tokens);

  /** the sentence in the text box */
  get typed(): string {
    return this.view.text ?? this.recording.first.text;
  }

  protected override apply(state: LabState, patch: Partial<LabState>): void {
    // a recorded sentence typed back is the recorded sentence
    super.apply(state.text === this.recording.first.text ? { ...state, text: null } : state, patch);
  }

  /** Counts the tokens; a sentence that has none, or too many, is not read. */
  protected override async prepare(): Promise<boolean> {
    const { typed } = this;
    if (this.view.text === null) this.tokens = this.recording.tokens;
    else this.tokens = (await (await this.link.runtime()).tokenizer('decoder')).ids(corpusText(typed)).length;
    return typed === this.typed && this.tokens > 0 && this.tokens <= this.recording.longest;
  }

  async *#read(signal: AbortSignal): AsyncGenerator<Guesses> {
    const { model, tokenizer } = this.link.handle('decoder');
    yield await guessesAfter({ ...this.view, text: corpusText(this.typed) }, model, tokenizer, signal);
  }
}
