/** Both models' attention over one sentence, as the lab reads it out. */
import { rank, share } from '@kit/i18n/figures.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { argmax } from '@kit/math/softmax.ts';
import { tokenLabel } from '@kit/tokens/tokens.ts';
import { layerMap } from './logic.ts';
import type { Side } from './reading.ts';
import type { ObjectivesSession } from './session.svelte.ts';
import { STRINGS } from './strings/index.ts';

const NOTHING = new Float32Array(0);

export class SideBySide {
  readonly #session: ObjectivesSession;
  readonly #locale: Locale;

  constructor(session: ObjectivesSession, locale: Locale) {
    this.#session = session;
    this.#locale = locale;
  }

  /** [size, size] of the chosen layer; empty until computed */
  readonly decoder: Float32Array = $derived.by(() => this.#map('decoder'));
  readonly encoder: Float32Array = $derived.by(() => this.#map('encoder'));

  /** The chosen cell, within both sequences. */
  readonly query: number = $derived.by(() => this.#within(this.#session.view.query ?? this.#session.token));
  readonly key: number = $derived.by(() => {
    const { key } = this.#session.view;
    const size = this.size('decoder');
    return key === null
      ? Math.max(0, argmax(this.decoder.subarray(this.query * size, (this.query + 1) * size)))
      : this.#within(key);
  });

  size(side: Side): number {
    return this.#session.reading.maps?.[side].size ?? 0;
  }

  /** Positions of the longer sequence, the encoder's. */
  get names(): string[] {
    return Array.from({ length: this.size('encoder') }, (_, position) => this.name(position));
  }

  /** « 5. ·chat »; the frame's two ends by name. */
  name(position: number): string {
    const s = STRINGS[this.#locale];
    const token = this.#session.reading.tokens[position - 1];
    if (token) return s.place(rank(this.#locale, position - 1), tokenLabel(token));
    return position === 0 ? s.start : s.end;
  }

  /** A weight in words: a share, masked, or absent where the decoder's sequence has no such position. */
  value(side: Side, query: number, key: number): string {
    const s = STRINGS[this.#locale].masks;
    const size = this.size(side);
    if (query >= size || key >= size) return s.absent;
    if (side === 'decoder' && key > query) return s.masked;
    return share(this.#locale, this[side][query * size + key] ?? Number.NaN, 2);
  }

  both(query: number, key: number): string {
    const values = (side: Side) => this.value(side, query, key);
    return STRINGS[this.#locale].masks.both(this.name(query), this.name(key), values('decoder'), values('encoder'));
  }

  #map(side: Side): Float32Array {
    const { reading, view, recording } = this.#session;
    const layer = view.layer !== null && view.layer < recording.shape.layers ? view.layer : null;
    return reading.maps ? layerMap(reading.maps[side], layer) : NOTHING;
  }

  #within(position: number): number {
    return Math.max(0, Math.min(position, this.size('encoder') - 1));
  }
}
