/**
 * The bilingual decoder (GPT-2 type): what labs and exercises can ask of it.
 * `createDecoder` (decoder-onnx.ts) implements it on any `Session`: in the worker, in Node (build, tests).
 */

/** Shape facts, read from `config.json`. */
export interface DecoderConfig {
  readonly layers: number;
  readonly heads: number;
  /** d_model */
  readonly width: number;
  /** d_k = d_model / heads */
  readonly headDim: number;
  readonly vocabulary: number;
  /** longest sequence, in tokens */
  readonly context: number;
  /** id of the end-of-text token */
  readonly endOfText: number;
}

export interface InspectOptions {
  /** [layers × heads], row-major; 1 keeps a head, 0 removes its A·V before the output projection. Default: all 1. */
  readonly headMask?: Float32Array;
  /** multiplies Q·Kᵀ. Default: 1/√d_k. */
  readonly scoreScale?: number;
  /** causal mask on? Default: true. */
  readonly causal?: boolean;
}

/** All tensors row-major float32. L layers, H heads, T tokens, d_k head dim, V vocabulary. */
export interface Inspection {
  readonly tokens: number;
  /** [T, V] */
  readonly logits: Float32Array;
  /** [L, H, T, d_k] each */
  readonly queries: Float32Array;
  readonly keys: Float32Array;
  readonly values: Float32Array;
  /** [L, H, T, T]: row = query, column = key; each row sums to 1 */
  readonly attentions: Float32Array;
  /** wall-clock time of the forward pass on its backend, ms */
  readonly milliseconds: number;
}

export interface GenerateOptions {
  readonly maxNewTokens: number;
  /** 0 = greedy */
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
  /** draw at position p depends on (seed, p) alone: a continuation resumed later is the same */
  readonly seed?: number;
  /** default true; the end-of-text token itself is not yielded */
  readonly stopAtEndOfText?: boolean;
}

export interface GeneratedToken {
  readonly id: number;
  /** natural-log probability under the untempered distribution */
  readonly logProbability: number;
  readonly milliseconds: number;
}

export interface DecoderModel {
  readonly config: DecoderConfig;
  /** One forward pass, all intermediate tensors. `ids`: 1…context tokens, else RuntimeError('input-too-long'). */
  inspect(ids: readonly number[], options?: InspectOptions, signal?: AbortSignal): Promise<Inspection>;
  /** [T, V] logits only. */
  logits(ids: readonly number[], signal?: AbortSignal): Promise<Float32Array>;
  /** Token by token with the KV cache; ends at `maxNewTokens`, at the end of text or when the context is full. */
  generate(ids: readonly number[], options: GenerateOptions, signal?: AbortSignal): AsyncIterable<GeneratedToken>;
}
