/** The opened head: its vectors, its matrices at every stage, and the cell the reader has chosen. */
import { argmax } from '@kit/math/softmax.ts';
import { allStages, type HeadTensors, rowOf, type Stage } from './logic.ts';
import { headOf, mapOf } from './pass.ts';
import { recordedHead } from './recording.ts';
import type { AttentionSession } from './session.svelte.ts';

export class OpenedHead {
  readonly #session: AttentionSession;

  constructor(session: AttentionSession) {
    this.#session = session;
  }

  get layer(): number {
    return this.#session.view.layer;
  }
  get head(): number {
    return this.#session.view.head;
  }

  /** null until the recorded vectors of this head have come */
  readonly tensors: HeadTensors | null = $derived.by(() => {
    const { pass, shape, recording, view } = this.#session;
    const { opened } = recording;
    const inPage = pass.origin === 'recorded' && opened.layer === view.layer && opened.head === view.head;
    return headOf(pass, shape, view.layer, view.head) ?? (inPage ? recordedHead(recording) : null);
  });

  readonly stages: Record<Stage, Float32Array> | null = $derived.by(
    () => this.tensors && allStages(this.tensors, this.#session.pass.settings),
  );

  /** the attention that the model itself returned, [T, T] */
  readonly returned: Float32Array = $derived.by(() => {
    const { pass, shape, view } = this.#session;
    return mapOf(pass, shape, view.layer, view.head);
  });

  readonly tokens: number = $derived.by(() => this.#session.pass.tokens.length);
  readonly query: number = $derived.by(() => Math.min(this.#session.view.query ?? this.tokens - 1, this.tokens - 1));
  readonly key: number = $derived.by(() => {
    const { key } = this.#session.view;
    return key === null || key >= this.tokens ? argmax(rowOf(this.returned, this.query, this.tokens)) : key;
  });
  readonly component: number = $derived.by(() => this.#session.view.component ?? 0);

  /** largest |our softmax − the model's attention|: the page's formula is the model's computation */
  readonly gap: number | null = $derived.by(() => {
    const weights = this.stages?.softmax;
    if (!weights) return null;
    return weights.reduce((worst, weight, i) => Math.max(worst, Math.abs(weight - (this.returned[i] ?? 0))), 0);
  });
}
