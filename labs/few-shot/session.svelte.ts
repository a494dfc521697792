/**
 * What the lab computes, and what its reader may set: a prompt drawn or typed, heads switched off, the sets to be
 * counted.
 */
import { counted, type Experiments, LabSession, type Turn } from '@kit/lab/session.svelte.ts';
import { type Head, sameHead } from '@kit/lab/state.ts';
import type { Backend } from '@kit/runtime/types.ts';
import { fewShotPrompt } from '@kit/tasks/few-shot.ts';
import { type Asked, askedBy, drawnItem } from './asked.ts';
import { type HeadScore, headScores, strongest } from './copying.ts';
import { type LoadedReasoner, type Reading, readPrompt } from './reading.ts';
import { type Recording, unpack } from './recording.ts';
import type { LabState } from './state.ts';
import { type Curves, type OrderStudy, seriesOf, studyExamples, studyOrders } from './studies.ts';
import { type Comparison, compare } from './weights.ts';

export interface Results {
  reading: Reading;
  curves: Curves;
  orders: OrderStudy;
  weights: Comparison;
}

export class FewShotSession extends LabSession<Recording, LabState, 'reasoner', Results> {
  protected override readonly experiments: Experiments<LabState, Results> = {
    reading: {
      inputs: ['family', 'language', 'k', 'seed', 'labels', 'order', 'text', 'off'],
      recorded: unpack(this.recording.reading),
      follows: () => true,
      run: (turn) => this.#read(turn),
    },
    curves: {
      inputs: ['family', 'language', 'seed', 'count', 'off'],
      run: ({ signal, progress }) => {
        const { family, count, off } = this.view;
        const options = { series: seriesOf(family), count, off };
        return counted(studyExamples(this.#reasoner, this.view, options, signal), 'curves', progress);
      },
    },
    orders: {
      inputs: ['family', 'language', 'k', 'seed', 'labels', 'off'],
      run: ({ signal, progress }) => {
        const item = drawnItem({ ...this.view, order: 0 });
        return counted(studyOrders(this.#reasoner, item, this.view.off, signal), 'study', progress);
      },
    },
    weights: { inputs: ['family', 'language', 'k', 'seed'], run: (turn) => this.#compare(turn) },
  };
  backend: Backend | null = $state(null);
  /** the last prompt that was longer than the model reads */
  #tooLong: { readonly prompt: string; readonly tokens: number } | null = $state.raw(null);
  /** the reader's last own prompt: another one drawn does not lose it */
  #typed: string | null = $state(null);

  #asked = $derived.by(() => askedBy(this.view));
  get asked(): Asked {
    return this.#asked;
  }

  #reading = $derived.by(() => {
    const shown = this.shown('reading');
    if (!shown) throw new Error('nothing was recorded');
    return shown;
  });
  /** The reading on screen; `stale` when it is of an earlier state. */
  get reading() {
    return this.#reading;
  }
  /** length in tokens of a prompt that the model cannot read whole; null when it can */
  get overflow(): number | null {
    return this.#tooLong?.prompt === this.asked.prompt ? this.#tooLong.tokens : null;
  }

  #scores = $derived.by(() => headScores(this.reading.value));
  get scores(): readonly HeadScore[] {
    return this.#scores;
  }
  /** the head whose attention is shown */
  get opened(): HeadScore | null {
    const { opened } = this.view;
    return this.#scores.find((score) => sameHead(score, opened)) ?? strongest(this.#scores);
  }

  /** what the reader wrote, when something else has taken its place */
  get setAside(): string | null {
    return this.#typed === this.view.text ? null : this.#typed;
  }

  takeBack(): void {
    if (this.#typed !== null) this.set({ text: this.#typed });
  }

  isOff(head: Head): boolean {
    return this.view.off.some((other) => sameHead(head, other));
  }

  toggle(head: Head): void {
    const { off } = this.view;
    this.set({ off: this.isOff(head) ? off.filter((other) => !sameHead(head, other)) : [...off, head] });
  }

  /** A prompt typed by the reader; the drawn one typed back is the drawn one. */
  type(text: string): void {
    this.set({ text: text === fewShotPrompt(drawnItem(this.view)) ? null : text });
    this.#typed = this.view.text ?? this.#typed;
  }

  override restore(state: LabState): void {
    this.#typed = state.text ?? this.#typed;
    super.restore(state);
  }

  /** Another prompt is asked for: the one typed is set aside. */
  protected override along(patch: Partial<LabState>): Partial<LabState> {
    const redrawn = ['family', 'language', 'k', 'seed', 'labels', 'order'].some((name) => name in patch);
    return redrawn ? { text: null } : {};
  }

  get #reasoner(): LoadedReasoner {
    return this.link.handle('reasoner');
  }

  async *#read({ signal }: Turn): AsyncGenerator<Reading> {
    const { prompt } = this.asked;
    const { model, tokenizer } = this.#reasoner;
    const tokens = 1 + tokenizer.ids(prompt).length;
    this.#tooLong = tokens > model.config.context ? { prompt, tokens } : null;
    if (this.#tooLong) return;
    yield await readPrompt(this.#reasoner, prompt, this.view.off, signal);
    this.backend = this.link.handle('reasoner').backend;
  }

  async *#compare({ signal, progress }: Turn): AsyncGenerator<Comparison> {
    yield await compare(this.#reasoner, this.view, this.view.k, { signal, onProgress: progress });
  }
}
