/**
 * The bilingual encoder (BERT type, the decoder's network without its mask): what labs and exercises can ask of it.
 * `createEncoder` (encoder-onnx.ts) implements it on any `Session`: in the worker, in Node.
 *
 * A sequence is framed: <|endoftext|> at both ends (`frame`). Positions count from that first token, which nothing
 * predicts:
 * the network reads the token at t from its state at t − 1, as the decoder does, but that state sees both sides.
 */
import type { Progress } from './progress.ts';
import type { TokenScore } from './scoring.ts';
import type { Inspection, Interventions, TransformerConfig } from './transformer.ts';

export interface EncoderConfig extends TransformerConfig {
  /** id of <|mask|> */
  readonly mask: number;
}

export interface EncoderInspectOptions extends Interventions {
  /** positions replaced by <|mask|> before the pass. Default: none. */
  readonly masked?: readonly number[];
}

export interface EncoderScoreOptions extends EncoderInspectOptions {
  /** positions to score. Default: those masked. */
  readonly positions?: readonly number[];
  /** how many of the most probable tokens come with each score. Default: 0. */
  readonly top?: number;
}

export interface SurpriseOptions extends Interventions {
  /** positions to hide, one at a time. Default: all but the two ends. */
  readonly positions?: readonly number[];
  readonly top?: number;
}

export interface EncoderModel {
  readonly config: EncoderConfig;
  /** One forward pass, all intermediate tensors. Row t of the logits is about the token AT t; row 0 is zero. */
  inspect(ids: readonly number[], options?: EncoderInspectOptions, signal?: AbortSignal): Promise<Inspection>;
  /** One forward pass with all of `masked` hidden together; scores of `positions` in their order. */
  score(ids: readonly number[], options?: EncoderScoreOptions, signal?: AbortSignal): Promise<TokenScore[]>;
  /** Each position hidden alone, both sides visible: one pass each, in batches. Progress counts passes. */
  surprises(
    ids: readonly number[],
    options?: SurpriseOptions,
    signal?: AbortSignal,
    onProgress?: (progress: Progress) => void,
  ): Promise<TokenScore[]>;
}

/** The input the encoder was trained on: text tokens between two <|endoftext|>. */
export function frame(ids: readonly number[], { endOfText }: Pick<EncoderConfig, 'endOfText'>): number[] {
  return [endOfText, ...ids, endOfText];
}
