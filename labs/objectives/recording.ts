/** The result recorded when the book is built, as it travels to the lab. */
import type { TokenScore } from '@kit/models/scoring.ts';
import type { ShownToken } from '@kit/tokens/tokens.ts';
import type { Reading, Side, Writing, WrittenToken } from './reading.ts';
import { STATE } from './state.ts';

/** Facts of both models that the lab says, from their `config.json`. */
export interface Shape {
  readonly layers: number;
  readonly heads: number;
  readonly width: number;
  readonly vocabulary: number;
  /** longest text both can read, in tokens: the smaller context, less the frame */
  readonly longest: number;
}

export interface Recording {
  readonly text: string;
  readonly shape: Shape;
  readonly tokens: readonly ShownToken[];
  /** every token that appears below, by id */
  readonly words: readonly ShownToken[];
  readonly scores: Readonly<Record<Side, readonly TokenScore[]>>;
  /** per side: positions of its sequence, and [L, size, size] as multiples of 1/MAP_UNITS */
  readonly maps: Readonly<Record<Side, { readonly size: number; readonly layers: readonly number[] }>>;
  /** the same, averaged over all layers, as a picture (data URL): opacity = √weight */
  readonly pictures: Readonly<Record<Side, string>>;
  readonly written: { readonly tokens: readonly WrittenToken[]; readonly ended: boolean };
}

/** Weights travel as whole numbers of ten-thousandths. */
export const MAP_UNITS = 10_000;

export function recordedReading({ text, tokens, scores, maps }: Recording): Reading {
  const map = (side: Side) => ({
    size: maps[side].size,
    layers: Float32Array.from(maps[side].layers, (units) => units / MAP_UNITS),
  });
  return {
    text,
    tokens,
    origin: 'recorded',
    choice: null,
    ...scores,
    maps: { decoder: map('decoder'), encoder: map('encoder') },
    milliseconds: null,
  };
}

export function recordedWriting({ text, written }: Recording): Writing {
  const { temperature, topK, topP, seed } = STATE.defaults;
  return { rule: { text, temperature, topK, topP, seed }, origin: 'recorded', choice: null, ...written };
}
