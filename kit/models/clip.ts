/**
 * The bilingual CLIP model (two towers, one space): what labs and exercises can ask of it.
 * `createClip` (clip-onnx.ts) implements it on two `Session`s: in the worker, in Node.
 *
 * S side of an image, P patches, L layers and H heads of the image tower, E width of the joint space. All arrays are
 * row-major.
 * Vectors come with length 1: their dot product is the cosine similarity, `config.scale` times it the logit.
 */
import type { Progress } from './progress.ts';

/** Shape facts, read from `config.json` and `preprocessor_config.json`. */
export interface ClipConfig {
  /** S: pixels along a side of the input */
  readonly imageSize: number;
  /** patches along a side: P = grid² */
  readonly grid: number;
  /** L and H of the image tower */
  readonly layers: number;
  readonly heads: number;
  /** E */
  readonly projection: number;
  /** 1/temperature, learned: multiplies cosine similarities before the softmax */
  readonly scale: number;
  /** of every channel, of values in [0, 1]: the input is (value − mean) / deviation */
  readonly mean: number;
  readonly deviation: number;
  readonly vocabulary: number;
  /** longest text, in tokens, both ends included */
  readonly context: number;
  /** id of the token at both ends of a text */
  readonly endOfText: number;
  /** id that fills shorter texts of a batch */
  readonly padding: number;
}

export interface ImageInspection {
  /** [E], length 1 */
  readonly embedding: Float32Array;
  /** [L, H, P, P]: row = query patch, column = key patch, patches row by row; each row sums to 1 */
  readonly attentions: Float32Array;
  /** [P]: share of each patch in the image's vector; sums to 1 */
  readonly pool: Float32Array;
  /** wall-clock time of the pass on its backend, ms */
  readonly milliseconds: number;
}

export interface ClipModel {
  readonly config: ClipConfig;
  /**
   * [N, E] of `pixels` [N, 3, S, S] (kit/images/preprocess.ts makes them). Progress counts images.
   * RuntimeError('invalid-input').
   */
  embedImages(
    pixels: Float32Array,
    signal?: AbortSignal,
    onProgress?: (progress: Progress) => void,
  ): Promise<Float32Array>;
  /**
   * [M, E] of texts framed by `captionIds`. RuntimeError('invalid-input' | 'input-too-long'). Progress counts texts.
   */
  embedTexts(
    texts: readonly (readonly number[])[],
    signal?: AbortSignal,
    onProgress?: (progress: Progress) => void,
  ): Promise<Float32Array>;
  /** One image [3, S, S], with what its tower looks at. RuntimeError('invalid-input'). */
  inspectImage(pixels: Float32Array, signal?: AbortSignal): Promise<ImageInspection>;
}
