/** What the decoder and the encoder have in common: shape, switches, intermediate tensors. */

/** Shape facts, read from `config.json`. */
export interface TransformerConfig {
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

/** Switches of the computation that both models have. */
export interface Interventions {
  /** [layers × heads], row-major; 1 keeps a head, 0 removes its A·V before the output projection. Default: all 1. */
  readonly headMask?: Float32Array;
  /** multiplies Q·Kᵀ. Default: 1/√d_k. */
  readonly scoreScale?: number;
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
  /**
   * [L, H, T, T] added to the scaled scores before the softmax, by the distance between positions; absent: nothing is
   */
  readonly scoreBias?: Float32Array;
  /** [L + 1, T, d_model]: embeddings, then the residual stream after each block, last norm not applied */
  readonly hiddenStates: Float32Array;
  /** wall-clock time of the forward pass on its backend, ms */
  readonly milliseconds: number;
}
