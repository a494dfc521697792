/**
 * The result recorded when the book is built, as it travels to the lab: a small part with its script, the rest when
 * asked for.
 */

import type { ShownToken } from '@kit/tokens/tokens.ts';
import type { HeadTensors } from './logic.ts';
import { type Candidate, type ModelShape, type Pass, type Projections, UNTOUCHED } from './pass.ts';
import { decodeFloats, decodeMaps, floatsFromBytes } from './payload.ts';

/** What comes with the lab's script (≤ 15 kB of base64). */
export interface Recording {
  readonly text: string;
  readonly shape: ModelShape;
  readonly tokens: readonly ShownToken[];
  /** `encodeMaps` of the [L, H, T, T] attention weights */
  readonly maps: string;
  /** path under the site's base of a PNG of all maps, L rows × H columns: opacity = √weight */
  readonly picture: string;
  /** the head opened at first; `tensors` is `encodeFloats` of its Q, K, V [T, d_k] */
  readonly opened: { readonly layer: number; readonly head: number; readonly tensors: string };
  /** head of the encoder opened at first: the one that looks most to both sides of this sentence */
  readonly encoderHead: { readonly layer: number; readonly head: number };
  /** most probable next tokens after the whole text */
  readonly next: readonly Candidate[];
  /** path under the site's base of all Q, K, V and logits, see `Details` */
  readonly details: string;
}

export function recordedPass(recording: Recording): Pass {
  const { text, tokens } = recording;
  return {
    text,
    tokens,
    settings: UNTOUCHED,
    truth: null,
    origin: 'recorded',
    maps: decodeMaps(recording.maps, tokens.length),
    projections: null,
    bias: null,
    logits: null,
    milliseconds: null,
    backend: null,
  };
}

export function recordedHead({ opened, tokens, shape }: Recording): HeadTensors {
  const all = decodeFloats(opened.tensors);
  const size = tokens.length * shape.dim;
  const cut = (i: number) => all.subarray(i * size, (i + 1) * size);
  return { tokens: tokens.length, dim: shape.dim, queries: cut(0), keys: cut(1), values: cut(2) };
}

/** The file beside the page: float32 little-endian Q, K, V [L, H, T, d_k] then logits [T, V]. */
export interface Details {
  readonly projections: Projections;
  readonly logits: Float32Array;
}

/** null when the file is not of this recording (cut short, or of another build). */
export function readDetails(bytes: ArrayBuffer, { shape, tokens }: Recording): Details | null {
  const size = shape.layers * shape.heads * tokens.length * shape.dim;
  if (bytes.byteLength !== 4 * (3 * size + tokens.length * shape.vocabulary)) return null;
  const all = floatsFromBytes(bytes);
  const cut = (i: number) => all.subarray(i * size, (i + 1) * size);
  return { projections: { queries: cut(0), keys: cut(1), values: cut(2) }, logits: all.subarray(3 * size) };
}
