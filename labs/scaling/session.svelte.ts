/** What the reader has chosen, and their text through the seven sizes. Only that view asks the models. */
import { type Experiments, LabSession } from '@kit/lab/session.svelte.ts';
import { corpusText } from '@kit/tokenizer/corpus-text.ts';
import { read, write } from './measure.ts';
import type { Reading, Written } from './reading.ts';
import type { Recording } from './recording.ts';
import type { LabState } from './state.ts';

interface Results {
  readonly reading: Reading;
  readonly written: readonly Written[];
}

export class ScalingSession extends LabSession<Recording, LabState, 'scaling', Results> {
  protected override readonly experiments: Experiments<LabState, Results> = {
    reading: {
      inputs: ['text'],
      follows: () => this.view.view === 'text',
      recorded: this.recording.reading,
      run: ({ signal }) => {
        const { model, tokenizer } = this.link.handle('scaling');
        return read(model, tokenizer, this.text, signal);
      },
    },
    written: {
      inputs: ['text', 'seed'],
      follows: () => this.view.view === 'text',
      recorded: this.recording.written,
      run: ({ signal }) => {
        const { model, tokenizer } = this.link.handle('scaling');
        return write(model, tokenizer, this.text, this.view.seed, signal);
      },
    },
  };

  /** length of the text in tokens; 0: nothing to read */
  tokens: number = $state(this.recording.reading.tokens.length);

  /** the text in the box */
  get typed(): string {
    return this.view.text ?? this.recording.reading.text;
  }
  /** as the sizes read it */
  get text(): string {
    return corpusText(this.typed);
  }

  /** A bet is about one size at one length of training: on another it is no bet. */
  protected override along({ held, length }: Partial<LabState>): Partial<LabState> {
    return held === undefined && length === undefined ? {} : { bet: null, seen: false };
  }

  protected override apply(state: LabState, patch: Partial<LabState>): void {
    // the recorded text typed back is the recorded text
    super.apply(state.text === this.recording.reading.text ? { ...state, text: null } : state, patch);
  }

  protected override pauseAfter({ text }: Partial<LabState>): number {
    return text === undefined ? 0 : this.pause;
  }

  protected override settled(): boolean {
    const done = super.settled();
    // what was recorded is on screen again: nothing is to be asked
    if (done && !this.link.live && this.link.state.kind !== 'loading') this.link.forget();
    return done;
  }

  /** Counts the tokens: a text that has none is not read. */
  protected override async prepare(): Promise<boolean> {
    const { view, typed } = this;
    if (view.view !== 'text') {
      this.link.forget();
      return false;
    }
    const { tokens } = this.recording.reading;
    const count =
      view.text === null
        ? tokens.length
        : (await (await this.link.runtime()).tokenizer('scaling')).ids(this.text).length;
    // the reader has typed on while the tokenizer came
    if (typed !== this.typed) return false;
    this.tokens = count;
    return count > 0;
  }
}
export type Session = ScalingSession;
