/** The opened head: its vectors, its matrices at every stage, and the cell the reader has chosen. */
import { argmax } from '@kit/math/softmax.ts';
import { allStages, type HeadTensors, rowOf, type Stage } from './logic.ts';
import { headOf, mapOf } from './pass.ts';
import { type MapSummary, summarise } from './patterns.ts';
import { recordedHead } from './recording.ts';
import type { AttentionSession } from './session.svelte.ts';

export class OpenedHead {
  readonly #session: AttentionSession;

  constructor(session: AttentionSession) {
    this.#session = session;
  }

  // `view` changes at every key press; numbers taken from it keep the matrices from being computed again
  readonly layer: number = $derived.by(() => this.#session.view.layer);
  readonly head: number = $derived.by(() => this.#session.view.head);

  /** null until the recorded vectors of this head have come */
  readonly tensors: HeadTensors | null = $derived.by(() => {
    const { layer, head } = this;
    const { pass, shape, recording } = this.#session;
    const { opened } = recording;
    const inPage = pass.origin === 'recorded' && opened.layer === layer && opened.head === head;
    return headOf(pass, shape, layer, head) ?? (inPage ? recordedHead(recording) : null);
  });

  readonly stages: Record<Stage, Float32Array> | null = $derived.by(
    () => this.tensors && allStages(this.tensors, this.#session.pass.settings),
  );

  /** the attention that the model itself returned, [T, T] */
  readonly returned: Float32Array = $derived.by(() => {
    const { pass, shape } = this.#session;
    return mapOf(pass, shape, this.layer, this.head);
  });

  /** what the head mostly looks at */
  readonly summary: MapSummary | null = $derived.by(() => {
    const ids = this.#session.pass.tokens.map(({ id }) => id);
    return summarise(this.returned, ids);
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
