/**
 * Half of a matrix pruned by magnitude, under three constraints on where its zeros may lie (Mishra et al. 2021, §2).
 */
export const PATTERNS = ['dense', 'unstructured', 'nm', 'structured'] as const;
export type Pattern = (typeof PATTERNS)[number];
type Matrix = readonly (readonly number[])[];

/** N:M: at most N non-zero weights out of M in a row. */
export const NM = { kept: 2, of: 4 } as const;

/** Keeps half of the weights: the largest; the largest two of every four along a row; the columns of largest norm. */
export function kept(weights: Matrix, pattern: Pattern): boolean[][] {
  if (pattern === 'dense') return weights.map((row) => row.map(() => true));
  if (pattern === 'unstructured') {
    const chosen = largest(weights.flat(), 0.5);
    const width = weights[0]?.length ?? 0;
    return weights.map((row, i) => row.map((_, j) => chosen.has(i * width + j)));
  }
  if (pattern === 'nm') {
    return weights.map((row) =>
      row.map((_, j) => {
        const from = j - (j % NM.of);
        return largest(row.slice(from, from + NM.of), NM.kept / NM.of).has(j - from);
      }),
    );
  }
  const columns = (weights[0] ?? []).map((_, j) => weights.reduce((sum, row) => sum + (row[j] ?? 0) ** 2, 0));
  const chosen = largest(columns, 0.5);
  return weights.map((row) => row.map((_, j) => chosen.has(j)));
}

/** Share of the sum of squares that is left: 1 minus the relative squared error of the pruned matrix. */
export function energy(weights: Matrix, mask: readonly (readonly boolean[])[]): number {
  const squares = (keep: (i: number, j: number) => boolean) =>
    weights.reduce((sum, row, i) => row.reduce((s, w, j) => s + (keep(i, j) ? w * w : 0), sum), 0);
  return squares((i, j) => mask[i]?.[j] ?? false) / squares(() => true);
}

/**
 * Bits stored per weight of the whole matrix, 16-bit values: a presence bit each, or two bits of place per kept weight,
 * or nothing but the values.
 */
export function bitsPerWeight(pattern: Pattern): number {
  if (pattern === 'dense') return 16;
  if (pattern === 'unstructured') return 16 / 2 + 1;
  return pattern === 'nm' ? (NM.kept * (16 + Math.log2(NM.of))) / NM.of : 16 / 2;
}

/** Indices of the given share of largest absolute values. */
function largest(values: readonly number[], share: number): Set<number> {
  const order = values.map((_, i) => i).sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0));
  return new Set(order.slice(0, values.length * share));
}
