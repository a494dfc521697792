/** The three ways of computing: the base alone, the adapter beside it, the adapter merged into it. */
import { type LoraAdapter, mergeGently } from '@kit/lora/index.ts';
import type { AdaptersModel, DecoderVariant } from '@kit/models/adapters.ts';
import { asFloat32, type DecoderWeights, type Edits, openWeights } from '@kit/weights/decoder-weights.ts';

export const WAYS = ['base', 'unmerged', 'merged'] as const;
export type Way = (typeof WAYS)[number];
export type Variants = Readonly<Record<Way, DecoderVariant>>;

/** Opens the three on one base, which is read once; a new adapter replaces the variants of the one before. */
export class Bench {
  readonly model: AdaptersModel;
  readonly weights: DecoderWeights;
  readonly base: DecoderVariant;
  #plain: Uint8Array<ArrayBuffer>;
  #current: { readonly adapter: LoraAdapter; readonly variants: Variants } | null = null;

  private constructor(model: AdaptersModel, weights: DecoderWeights) {
    this.model = model;
    this.weights = weights;
    this.#plain = asFloat32(weights, new Map());
    this.base = model.withWeights(this.#plain);
  }

  static async open(model: AdaptersModel, signal?: AbortSignal): Promise<Bench> {
    return new Bench(model, openWeights(await model.file('onnx/model.onnx_data', signal), model.config));
  }

  /** All weights in float32 with `edits` in their place: what `float32.onnx` reads. */
  float32(edits: Edits): Uint8Array<ArrayBuffer> {
    const all = new Float32Array(this.#plain.buffer.slice(0));
    const { offsets, dataOffset } = this.weights;
    for (const [name, values] of edits) all.set(values, ((offsets.get(name) as number) - dataOffset) / 2);
    return new Uint8Array(all.buffer);
  }

  async variants(adapter: LoraAdapter, signal?: AbortSignal): Promise<Variants> {
    if (this.#current?.adapter === adapter) return this.#current.variants;
    const edits = await mergeGently(this.weights, adapter, signal);
    await this.#current?.variants.merged.release();
    const variants = {
      base: this.base,
      unmerged: this.model.withFactors(adapter),
      merged: this.model.withWeights(this.float32(edits)),
    };
    this.#current = { adapter, variants };
    return variants;
  }
}
