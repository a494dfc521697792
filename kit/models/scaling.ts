/**
 * One recipe at several sizes: decoders that share a tokenizer and a context, asked by their size.
 * `openScaling` (scaling-onnx.ts) opens them on any engine: in the worker, in Node.
 */
import type { GeneratedToken, GenerateOptions } from './decoder.ts';
import type { TokenScore } from './scoring.ts';

export interface ScalingConfig {
  /** smallest first */
  readonly sizes: readonly string[];
  /** longest sequence, in tokens */
  readonly context: number;
  readonly endOfText: number;
}

export interface ScalingModel {
  readonly config: ScalingConfig;
  /** What one size says of every token but the first, given those before it: T − 1 scores. */
  score(size: string, ids: readonly number[], signal?: AbortSignal): Promise<TokenScore[]>;
  /** One size continues `ids`; see DecoderModel. */
  generate(
    size: string,
    ids: readonly number[],
    options: GenerateOptions,
    signal?: AbortSignal,
  ): AsyncIterable<GeneratedToken>;
}
