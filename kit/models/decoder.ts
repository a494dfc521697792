/**
 * The bilingual decoder (GPT-2 type): what labs and exercises can ask of it.
 * `createDecoder` (decoder-onnx.ts) implements it on any `Session`: in the worker, in Node (build, tests).
 */
import type { Candidate, TokenScore } from './scoring.ts';
import type { Inspection, Interventions, TransformerConfig } from './transformer.ts';

export type { Inspection } from './transformer.ts';
export type DecoderConfig = TransformerConfig;

export interface InspectOptions extends Interventions {
  /** causal mask on? Default: true. */
  readonly causal?: boolean;
}

export interface ScoreOptions extends InspectOptions {
  /** how many of the most probable tokens come with each score. Default: 0. */
  readonly top?: number;
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
  /** how many of the most probable tokens come with each one drawn. Default: 0. */
  readonly candidates?: number;
}

/** A token that could have been drawn. */
export interface Choice extends Candidate {
  /** chance it really had: after temperature, top-k and top-p; 0 when they removed it */
  readonly chance: number;
}

export interface GeneratedToken {
  readonly id: number;
  /** natural-log probability under the untempered distribution */
  readonly logProbability: number;
  /** 1 = the most probable, before temperature, top-k and top-p; tokens of equal probability share the best rank */
  readonly rank: number;
  /** probability with which it was drawn */
  readonly chance: number;
  /** the most probable tokens of this step, as many as asked for; the drawn one may not be among them */
  readonly choices: readonly Choice[];
  /** how many tokens temperature, top-k and top-p left possible */
  readonly possible: number;
  readonly milliseconds: number;
}

export interface DecoderModel {
  readonly config: DecoderConfig;
  /** One forward pass, all intermediate tensors. `ids`: 1…context tokens, else RuntimeError('input-too-long'). */
  inspect(ids: readonly number[], options?: InspectOptions, signal?: AbortSignal): Promise<Inspection>;
  /** [T, V] logits only. */
  logits(ids: readonly number[], signal?: AbortSignal): Promise<Float32Array>;
  /** Of every token but the first, given those before it: T − 1 scores. */
  score(ids: readonly number[], options?: ScoreOptions, signal?: AbortSignal): Promise<TokenScore[]>;
  /** Token by token with the KV cache; ends at `maxNewTokens`, at the end of text or when the context is full. */
  generate(ids: readonly number[], options: GenerateOptions, signal?: AbortSignal): AsyncIterable<GeneratedToken>;
}
