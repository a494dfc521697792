/** What the image tower does with the chosen image: shares of its patches, by attention or by hiding them. */

import { argmax } from '@kit/math/softmax.ts';
import { normalCaption } from '@kit/models/clip-text.ts';
import { SvelteMap } from 'svelte/reactivity';
import { withHiddenPatches } from './pixels.ts';
import { patchShares } from './rollout.ts';
import type { ClipSession } from './session.svelte.ts';
import { cosine } from './similarity.ts';
import { rowsOf } from './vectors.ts';

export class Gaze {
  readonly #session: ClipSession;
  /** [P] loss of cosine, by image and label */
  readonly #drops = new SvelteMap<string, Float32Array>();
  progress: { readonly loaded: number; readonly total: number } | null = $state.raw(null);

  constructor(session: ClipSession) {
    this.#session = session;
  }

  get patches(): number {
    return this.#session.shape.grid ** 2;
  }
  /** layers followed by the rollout, or the layer shown; from 1 */
  get depth(): number {
    const { layers } = this.#session.shape;
    return Math.min(this.#session.view.depth ?? layers, layers);
  }
  get #look() {
    const key = this.#session.tray[this.#session.image];
    return key ? (this.#session.looks.get(key) ?? null) : null;
  }
  get measured(): boolean {
    return this.#session.view.lens === 'hiding' ? this.values !== null : (this.#look?.measured ?? false);
  }

  /** [P] values of the lens in use; null before they are computed. */
  get values(): Float32Array | null {
    const { lens } = this.#session.view;
    if (lens === 'hiding') return this.#drops.get(this.#pair) ?? null;
    const look = this.#look;
    if (!look) return null;
    if (lens === 'pooling') return look.pool;
    if (lens === 'rollout') return patchShares(look.means, look.pool, this.depth);
    const P = this.patches;
    const from = ((this.depth - 1) * P + this.asking) * P;
    return look.means.subarray(from, from + P);
  }

  /** The patch that looks, in the lens of one layer: the chosen one, or the one that counts most in the end. */
  get asking(): number {
    return this.#session.view.patch ?? (this.#look ? argmax(this.#look.pool) : 0);
  }

  /** The cell read out: the chosen patch, or the strongest. */
  get chosen(): number {
    const { patch } = this.#session.view;
    if (patch !== null && patch < this.patches) return patch;
    return this.values ? argmax(this.values) : 0;
  }

  /** Encodes the image once per hidden patch, and keeps what the cosine with the chosen label loses. */
  async hide(): Promise<void> {
    const session = this.#session;
    session.touched = true;
    const key = session.tray[session.image];
    const label = session.labels[session.label];
    const pixels = key && session.pixelsOf(key);
    if (!pixels || label === undefined) return;
    const pair = this.#pair;
    await session.link.run(async (signal) => {
      const { model } = session.link.handle('clip');
      const hidden = withHiddenPatches(pixels, session.shape);
      this.progress = { loaded: 0, total: this.patches };
      try {
        await session.embedLabel(label, signal);
        const whole = await model.embedImages(pixels, signal);
        const vectors = await model.embedImages(hidden, signal, (progress) => {
          this.progress = progress;
        });
        const text = session.labelVector(label);
        if (!text) return;
        const before = cosine(whole, text.vector);
        const drops = rowsOf(vectors, model.config.projection).map((vector) => before - cosine(vector, text.vector));
        this.#drops.set(pair, Float32Array.from(drops));
      } finally {
        this.progress = null;
      }
    });
  }

  get #pair(): string {
    const session = this.#session;
    const label = normalCaption(session.labels[session.label] ?? '');
    return JSON.stringify([session.tray[session.image], label, session.view.template]);
  }
}
