/**
 * What one parameter costs in training with Adam in mixed precision, in bytes (Rajbhandari et al. 2019, §3.1), and the
 * activations of one sequence (Korthikanti et al. 2022, § 4.1): the chapter's eq-training-state and eq-activations.
 */
/** What training holds for a parameter. */
export type StateKind = 'weight' | 'gradient' | 'state';

export const STATE = [
  { item: 'weight', kind: 'weight', bytes: 2 },
  { item: 'gradient', kind: 'gradient', bytes: 2 },
  { item: 'master', kind: 'state', bytes: 4 },
  { item: 'first', kind: 'state', bytes: 4 },
  { item: 'second', kind: 'state', bytes: 4 },
] as const satisfies readonly { item: string; kind: StateKind; bytes: number }[];

export const BYTES_PER_PARAMETER = STATE.reduce((sum, { bytes }) => sum + bytes, 0);

/** Memory of an A100 or H100, bytes. */
export const CARD = 80e9;

/** Shape of GPT-3 and the length of one sequence (Brown et al. 2020, table 2.1). */
export const GPT3 = { layers: 96, width: 12_288, heads: 96, length: 2048 } as const;

/**
 * Bytes of one sequence kept for the backward pass, 16-bit, nothing recomputed: L·n·d·(34 + 5·h·n/d).
 * `scores: false` drops the attention matrices, as FlashAttention does.
 */
export function activationBytes(
  { layers, width, heads, length }: Record<keyof typeof GPT3, number>,
  scores = true,
): number {
  return layers * length * width * (34 + (scores ? (5 * heads * length) / width : 0));
}

/** The same with every block recomputed from its input: 2·n·d·L bytes. */
export function recomputedBytes({ layers, width, length }: Record<keyof typeof GPT3, number>): number {
  return 2 * length * width * layers;
}

export interface Piece<T extends string> {
  readonly kind: T;
  /** from 0 to 1, within its card */
  readonly from: number;
  readonly to: number;
}

/** Quantities laid one after the other into cards of one capacity, each filled to the brim before the next. */
export function fillCards<T extends string>(
  quantities: readonly { readonly kind: T; readonly bytes: number }[],
  capacity: number,
): Piece<T>[][] {
  const cards: Piece<T>[][] = [];
  let filled = 0;
  for (const { kind, bytes } of quantities) {
    for (let left = bytes; left > capacity * 1e-9; ) {
      const used = filled % capacity;
      const part = Math.min(left, capacity - used);
      const card = Math.floor(filled / capacity);
      cards[card] ??= [];
      cards[card]?.push({ kind, from: used / capacity, to: (used + part) / capacity });
      filled += part;
      left -= part;
    }
  }
  return cards;
}
