/**
 * The decoder with something added to its weights: low-rank terms beside every linear map, or other weights altogether.
 * `createAdapters` (adapters-onnx.ts) implements it on any `Session`: in the worker, in Node.
 */
import type { LoraAdapter } from '../lora/adapter.ts';
import type { DecoderConfig, DecoderModel } from './decoder.ts';

export interface AdaptersConfig extends DecoderConfig {
  /** folders of the adapters that come with the book, each in PEFT format */
  readonly shipped: readonly string[];
}

/** A decoder like any other; `release` gives its memory back, and a released one must not be called again. */
export interface DecoderVariant extends DecoderModel {
  release(): Promise<void>;
}

export interface AdaptersModel {
  readonly config: AdaptersConfig;
  /**
   * A copy of a file: of the decoder's folder (`onnx/model.onnx_data`, `config.json`…) or of an adapter's
   * (`<name>/adapter_config.json`…).
   */
  file(path: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  /** h = W₀x + b + scale·B·A·x, computed as such in `lora.onnx` on the untouched weights. A scale of 0 is the base. */
  withFactors(adapter: LoraAdapter): DecoderVariant;
  /**
   * `float32.onnx`, the same graph without low-rank terms, on these weights: `asFloat32` of weights/decoder-weights.ts.
   */
  withWeights(weights: Uint8Array<ArrayBuffer>): DecoderVariant;
}
