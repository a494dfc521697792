/**
 * The lab's state and its conversation with the model. At first the reading is the one recorded at build for the default
 * state; a change makes the model read again, once the reader has agreed to load it. Counting over a set starts on demand only.
 */

import type { ModelLink } from '@kit/lab/model-link.svelte.ts';
import { type Head, sameHead } from '@kit/lab/state.ts';
import type { Backend } from '@kit/runtime/types.ts';
import { fewShotPrompt } from '@kit/tasks/few-shot.ts';
import { type Asked, askedBy, drawnItem } from './asked.ts';
import { type BlockId, type BlockValues, blockKey, type Result } from './blocks.ts';
import { type HeadScore, headScores, strongest } from './copying.ts';
import { type LoadedReasoner, readPrompt } from './reading.ts';
import { type Recording, unpack } from './recording.ts';
import type { LabState } from './state.ts';
import { type Progress, seriesOf, studyExamples, studyOrders } from './studies.ts';
import { compare } from './weights.ts';

/** Work of one block: hands over its value as it grows. */
type Write<Id extends BlockId> = (show: (value: BlockValues[Id]) => void, signal: AbortSignal) => Promise<void>;

export class FewShotSession {
  readonly recording: Recording;
  readonly link: ModelLink<'reasoner'>;
  readonly byDefault: LabState;
  readonly #pauseLength: number;
  view: LabState;
  /** the reader has changed something: from here on the address follows */
  touched = $state(false);
  /** the block the model is working on */
  working: BlockId | null = $state(null);
  progress: Progress | null = $state.raw(null);
  /** the block that the reader stopped before it had anything to show */
  halted: BlockId | null = $state(null);
  backend: Backend | null = $state(null);
  /** length in tokens of a prompt that the model cannot read whole; null when it can */
  overflow: number | null = $state(null);
  /** the reader's last own prompt: another one drawn does not lose it */
  #typed: string | null = $state(null);
  #results: { readonly [Id in BlockId]?: Result<BlockValues[Id]> };
  /** the last reading, whatever it is of: what stays on screen while the next one comes */
  #last: Result<BlockValues['reading']>;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** `pause`: after a change, before the model starts again, ms */
  constructor(recording: Recording, byDefault: LabState, link: ModelLink<'reasoner'>, pause = 350) {
    this.recording = recording;
    this.byDefault = byDefault;
    this.link = link;
    this.#pauseLength = pause;
    this.view = $state.raw(byDefault);
    const key = blockKey('reading', byDefault);
    const reading: Result<BlockValues['reading']> = {
      ...{ key, origin: 'recorded', whole: true, value: unpack(recording.reading) },
    };
    this.#results = $state.raw({ reading });
    this.#last = $state.raw(reading);
  }

  #asked = $derived.by(() => askedBy(this.view));
  get asked(): Asked {
    return this.#asked;
  }

  /** The result of a block for the settings on screen; null when there is none. */
  result<Id extends BlockId>(id: Id): Result<BlockValues[Id]> | null {
    const result: Result<BlockValues[Id]> | undefined = this.#results[id];
    return result && result.key === blockKey(id, this.view) ? result : null;
  }

  /** The reading on screen; `stale` when it is of an earlier state. */
  get reading(): Result<BlockValues['reading']> & { readonly stale: boolean } {
    const current = this.result('reading');
    return { ...(current ?? this.#last), stale: current === null };
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

  /** A change by the reader. */
  set(patch: Partial<LabState>): void {
    this.touched = true;
    const redrawn = ['family', 'language', 'k', 'seed', 'labels', 'order'].some((name) => name in patch);
    // another prompt is asked for: the one typed is set aside
    this.#apply({ ...this.view, ...(redrawn ? { text: null } : {}), ...patch });
  }

  /** A prompt typed by the reader; the drawn one typed back is the drawn one. */
  type(text: string): void {
    this.set({ text: text === fewShotPrompt(drawnItem(this.view)) ? null : text });
    this.#typed = this.view.text ?? this.#typed;
  }

  toggle(head: Head): void {
    const { off } = this.view;
    this.set({ off: this.isOff(head) ? off.filter((other) => !sameHead(head, other)) : [...off, head] });
  }

  /** A state that comes from a link. */
  restore(state: LabState): void {
    this.#typed = state.text ?? this.#typed;
    this.#apply(state);
  }

  reset(): void {
    this.touched = true;
    this.#apply(this.byDefault);
  }

  #apply(state: LabState): void {
    this.view = state;
    this.overflow = null;
    clearTimeout(this.#pause);
    if (this.working && !this.result(this.working)) this.stop();
    this.halted = null;
    if (!this.result('reading')) this.#pause = setTimeout(() => void this.compute('reading'), this.#pauseLength);
  }

  /** Makes the model work on a block, from its beginning. */
  async compute(id: BlockId): Promise<void> {
    this.touched = true;
    this.halted = null;
    clearTimeout(this.#pause);
    await this.link.run((signal) => this.#work(id, signal));
  }

  /** The reader has seen enough: what has been measured stays. */
  stop(): void {
    clearTimeout(this.#pause);
    this.link.stop();
    this.halted = this.working && !this.result(this.working) ? this.working : null;
    this.working = null;
    this.progress = null;
  }

  dispose(): void {
    clearTimeout(this.#pause);
    this.link.dispose();
  }

  get #reasoner(): LoadedReasoner {
    return this.link.handle('reasoner');
  }

  async #work(id: BlockId, signal: AbortSignal): Promise<void> {
    // settings may have changed while a set was being counted, or before the model came
    if (id !== 'reading' && !this.result('reading')) await this.#run('reading', signal, this.#read);
    switch (id) {
      case 'reading':
        return this.#run(id, signal, this.#read);
      case 'curves':
        return this.#run(id, signal, async (show, stop) => {
          const { family, count, off } = this.view;
          const options = { series: seriesOf(family), count, off };
          for await (const { curves, ...progress } of studyExamples(this.#reasoner, this.view, options, stop)) {
            this.progress = progress;
            show(curves);
          }
        });
      case 'orders':
        return this.#run(id, signal, async (show, stop) => {
          const item = drawnItem({ ...this.view, order: 0 });
          for await (const { study, ...progress } of studyOrders(this.#reasoner, item, this.view.off, stop)) {
            this.progress = progress;
            show(study);
          }
        });
      case 'weights':
        return this.#run(id, signal, async (show, stop) =>
          show(
            await compare(this.#reasoner, this.view, this.view.k, {
              signal: stop,
              onProgress: (progress) => {
                this.progress = progress;
              },
            }),
          ),
        );
    }
  }

  #read: Write<'reading'> = async (show, signal) => {
    const { prompt } = this.asked;
    const { model, tokenizer } = this.#reasoner;
    const length = 1 + tokenizer.ids(prompt).length;
    this.overflow = length > model.config.context ? length : null;
    if (this.overflow === null) show(await readPrompt(this.#reasoner, prompt, this.view.off, signal));
  };

  async #run<Id extends BlockId>(id: Id, signal: AbortSignal, work: Write<Id>): Promise<void> {
    const key = blockKey(id, this.view);
    let last: BlockValues[Id] | undefined;
    const keep = (value: BlockValues[Id], whole: boolean) => {
      last = value;
      const result: Result<BlockValues[Id]> = { key, origin: 'measured', whole, value };
      this.#results = { ...this.#results, [id]: result };
      if (id === 'reading') this.#last = result as Result<BlockValues['reading']>;
    };
    this.working = id;
    this.progress = null;
    try {
      await work((value) => {
        if (!signal.aborted) keep(value, false);
      }, signal);
      signal.throwIfAborted();
      this.backend = this.link.handle('reasoner').backend;
      if (last !== undefined) keep(last, true);
    } finally {
      // a later piece of work may have begun
      if (this.working === id && !(signal.aborted && this.link.busy)) {
        this.working = null;
        this.progress = null;
      }
    }
  }
}
