/** One forward pass of the model as the lab reads it, whether it was recorded at build or just computed here. */
import type { Head } from '@kit/lab/state.ts';
import type { Inspection } from '@kit/models/decoder.ts';
import type { Backend } from '@kit/runtime/types.ts';
import type { ShownToken } from '@kit/tokens/tokens.ts';
import type { AttentionRule, HeadTensors } from './logic.ts';

export const MODELS = ['decoder', 'encoder'] as const;
export type ModelName = (typeof MODELS)[number];

/** L, H, d_k, context of both models, and V. */
export interface ModelShape {
  readonly layers: number;
  readonly heads: number;
  readonly dim: number;
  readonly vocabulary: number;
  readonly context: number;
  /** id of the token that frames what the encoder reads */
  readonly endOfText: number;
}

/** What of the formula was on during a pass. */
export interface PassSettings extends AttentionRule {
  readonly model: ModelName;
  /** position of the one token that the encoder reads as <|mask|>; null: none */
  readonly hidden: number | null;
  readonly off: readonly Head[];
}
export const UNTOUCHED: PassSettings = { model: 'decoder', hidden: null, causal: true, scaled: true, off: [] };

/** The same question to the model as it was trained. An encoder has no causal mask. */
export function untouched({ model, hidden }: PassSettings): PassSettings {
  return { ...UNTOUCHED, model, hidden, causal: model === 'decoder' };
}

export function isUntouched({ model, causal, scaled, off }: PassSettings): boolean {
  return causal === (model === 'decoder') && scaled && off.length === 0;
}

/** Equal keys, equal results. */
export function passKey(text: string, { model, hidden, causal, scaled, off }: PassSettings): string {
  return JSON.stringify([text, model, hidden, causal, scaled, off]);
}

export interface Projections {
  /** [L, H, T, d_k] each */
  readonly queries: Float32Array;
  readonly keys: Float32Array;
  readonly values: Float32Array;
}

/** A candidate for the next token and its probability at temperature 1. */
export interface Candidate {
  readonly token: ShownToken;
  readonly probability: number;
}

export interface Pass {
  readonly text: string;
  readonly tokens: readonly ShownToken[];
  readonly settings: PassSettings;
  /** the token that was hidden from the model, in whose place `tokens` has <|mask|> */
  readonly truth: ShownToken | null;
  readonly origin: 'recorded' | 'measured';
  /** [L, H, T, T] */
  readonly maps: Float32Array;
  /** null until fetched (recorded pass) */
  readonly projections: Projections | null;
  /** [L, H, T, T] added to the scaled scores, by distance; null: the model has none */
  readonly bias: Float32Array | null;
  /** [T, V]; null until fetched (recorded pass) */
  readonly logits: Float32Array | null;
  /** measured pass only */
  readonly milliseconds: number | null;
  readonly backend: Backend | null;
}

export function measuredPass(
  text: string,
  tokens: readonly ShownToken[],
  settings: PassSettings,
  backend: Backend,
  /** what the model reads in place of a hidden token */
  mask: ShownToken | null,
  { attentions, queries, keys, values, logits, scoreBias, milliseconds }: Inspection,
): Pass {
  const hidden = settings.hidden ?? -1;
  const projections = { queries, keys, values };
  const origin = 'measured';
  const bias = scoreBias ?? null;
  const read = tokens.map((token, position) => (position === hidden && mask ? mask : token));
  const truth = tokens[hidden] ?? null;
  return {
    text,
    tokens: read,
    truth,
    settings,
    origin,
    maps: attentions,
    projections,
    bias,
    logits,
    milliseconds,
    backend,
  };
}

/** The attention map [T, T] of one head, not copied. */
export function mapOf(pass: Pass, shape: ModelShape, layer: number, head: number): Float32Array {
  const size = pass.tokens.length ** 2;
  const at = (layer * shape.heads + head) * size;
  return pass.maps.subarray(at, at + size);
}

/** Queries, keys and values of one head, not copied; null when they are not here yet. */
export function headOf(pass: Pass, shape: ModelShape, layer: number, head: number): HeadTensors | null {
  if (!pass.projections) return null;
  const tokens = pass.tokens.length;
  const size = tokens * shape.dim;
  const at = (layer * shape.heads + head) * size;
  const { queries, keys, values } = pass.projections;
  const cut = (all: Float32Array) => all.subarray(at, at + size);
  const square = (layer * shape.heads + head) * tokens ** 2;
  const bias = pass.bias?.subarray(square, square + tokens ** 2) ?? null;
  return { tokens, dim: shape.dim, queries: cut(queries), keys: cut(keys), values: cut(values), bias };
}

/** Logits [V] of a position: about the token after it (decoder), about the token at it (encoder). */
export function logitsAt(pass: Pass, shape: ModelShape, position: number): Float32Array | null {
  return pass.logits?.subarray(position * shape.vocabulary, (position + 1) * shape.vocabulary) ?? null;
}
