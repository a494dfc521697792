/** The held-out drawings, classified live; or the answers recorded with the book, while nothing else was asked. */

import type { Concept, Gallery, Unseen } from '@kit/drawings/gallery.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { preprocess } from '@kit/images/preprocess.ts';
import { topIndices } from '@kit/math/softmax.ts';
import { type Answer, type Exam, examOf } from './exam.ts';
import type { ClipSession } from './session.svelte.ts';
import { cosine, type Vector } from './similarity.ts';
import { BARE, sentencesOf } from './templates.ts';
import { rowsOf } from './vectors.ts';

export interface Result {
  readonly exam: Exam;
  readonly unseen: Unseen;
  /** null: all */
  readonly group: Concept['group'] | null;
  readonly names: Locale;
  readonly template: string;
  readonly answers: readonly Answer[];
  /** right name among the first five */
  readonly topFive: number;
  readonly measured: boolean;
}

/** Images encoded between two looks at the clock and at the reader's wish to stop. */
const BATCH = 16;
const FIRST = 5;

export class ExamRun {
  readonly #session: ClipSession;
  names: Locale = $state.raw('fr');
  result: Result | null = $state.raw(null);
  progress: { readonly done: number; readonly total: number } | null = $state.raw(null);
  /** the reader stopped it: how many drawings were answered */
  stopped: number | null = $state.raw(null);

  constructor(session: ClipSession) {
    this.#session = session;
    this.names = session.locale;
  }

  exam(gallery: Gallery): Exam {
    const { unseen, group } = this.#session.view;
    return examOf(gallery, unseen, group);
  }

  /** The answers recorded at build, of all groups, names alone: shown while nothing else was computed. */
  recorded(gallery: Gallery): Result | null {
    const { recording, locale, view } = this.#session;
    if (view.group !== null || view.template !== BARE || this.names !== locale) return null;
    const exam = examOf(gallery, view.unseen, null);
    const { predicted, topFive } = recording.exam[view.unseen];
    const answers = exam.truths.map((truth, i) => ({ truth, predicted: predicted[i] ?? -1 }));
    return { exam, unseen: view.unseen, group: null, names: locale, template: BARE, answers, topFive, measured: false };
  }

  stop(): void {
    this.#session.link.stop();
  }

  async run(): Promise<void> {
    const session = this.#session;
    session.touched = true;
    await session.link.run(async (signal) => {
      const gallery = await session.openGallery();
      const exam = this.exam(gallery);
      const { names } = this;
      const { template, unseen } = session.view;
      const group = session.view.group === null ? null : (gallery.concepts[exam.concepts[0] ?? -1]?.group ?? null);
      const before = { result: this.result, stopped: this.stopped };
      this.progress = { done: 0, total: exam.drawings.length };
      this.stopped = null;
      try {
        const labels = exam.concepts.map((index) => gallery.concepts[index]?.names[names] ?? '');
        await session.embedTexts(
          labels.flatMap((label) => sentencesOf(template, label, session.templates)),
          signal,
        );
        const texts = labels.map((label) => session.labelVector(label, template)?.vector ?? new Float32Array(0));
        await this.#classify(gallery, exam, texts, { names, template, unseen, group }, signal);
      } finally {
        this.progress = null;
        // stopped before its first answers: the screen still holds the run before, whole or not
        if (signal.aborted)
          this.stopped = this.result === before.result ? before.stopped : (this.result?.answers.length ?? null);
      }
    });
  }

  async #classify(
    gallery: Gallery,
    exam: Exam,
    texts: readonly Vector[],
    asked: Pick<Result, 'names' | 'template' | 'unseen' | 'group'>,
    signal: AbortSignal,
  ): Promise<void> {
    const { model } = this.#session.link.handle('clip');
    const { shape } = this.#session;
    const answers: Answer[] = [];
    let topFive = 0;
    for (let from = 0; from < exam.drawings.length; from += BATCH) {
      signal.throwIfAborted();
      const batch = exam.drawings.slice(from, from + BATCH);
      const size = 3 * shape.imageSize ** 2;
      const pixels = new Float32Array(batch.length * size);
      batch.forEach((drawing, i) => {
        pixels.set(preprocess(gallery.rgba(drawing), shape), i * size);
      });
      const vectors = rowsOf(await model.embedImages(pixels, signal), model.config.projection);
      vectors.forEach((vector, i) => {
        const truth = exam.truths[from + i] as number;
        const first = topIndices(
          Float64Array.from(texts, (text) => cosine(vector, text)),
          FIRST,
        );
        if (first.includes(truth)) topFive += 1;
        answers.push({ truth, predicted: first[0] as number });
      });
      this.result = { exam, ...asked, answers: [...answers], topFive, measured: true };
      this.progress = { done: answers.length, total: exam.drawings.length };
    }
  }
}
