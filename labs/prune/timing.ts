/** How long a text takes to read, with zeros and without: the same kernel, in turn, in the same worker. */
import type { PruneStep } from '@kit/compression/prune.ts';
import type { CompressedDecoder, CompressibleModel } from '@kit/models/compressible.ts';
import type { Told } from './measure.ts';

export const VARIANTS = ['original', 'zeros', '2:4', 'heads', 'columns'] as const;
export type Variant = (typeof VARIANTS)[number];

export interface Timed {
  readonly variant: Variant;
  /** of each round, ms */
  readonly milliseconds: readonly number[];
  /** weights by which each token is multiplied, zeros included */
  readonly multiplied: number;
}

export const ROUNDS = 9;

/** What is pruned: by magnitude, since no time depends on which weights leave. `sparsity`: a share. */
export function stepOf(variant: Variant, sparsity: number): PruneStep | null {
  if (variant === 'original') return null;
  return { method: 'matrix', pattern: variant === 'zeros' ? 'free' : variant, sparsity };
}

/**
 * Each round reads `ids` once with each variant, beginning with another one each time: what disturbs the machine for a
 * while disturbs all. The first round, in which code is still being compiled, does not count.
 */
export async function* timings(
  model: Pick<CompressibleModel, 'withRecipe'>,
  ids: readonly number[],
  sparsity: number,
  { signal, progress = () => undefined }: Told = {},
): AsyncGenerator<readonly Timed[]> {
  const decoders = VARIANTS.map((variant): readonly [Variant, CompressedDecoder] => {
    const prune = stepOf(variant, sparsity);
    return [variant, model.withRecipe({ from: 'decoder', ...(prune && { prune }) })];
  });
  const total = (ROUNDS + 1) * VARIANTS.length;
  const known = new Map<Variant, Timed>();
  let done = 0;
  try {
    for (const [variant, decoder] of decoders) {
      const { matrices } = await decoder.report(() => undefined, signal);
      const multiplied = matrices.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
      known.set(variant, { variant, multiplied, milliseconds: [] });
    }
    for (let round = 0; round <= ROUNDS; round++) {
      for (let turn = 0; turn < decoders.length; turn++) {
        const [variant, decoder] = decoders[(round + turn) % decoders.length] as (typeof decoders)[number];
        const taken = await decoder.time(ids, signal);
        const before = known.get(variant) as Timed;
        if (round > 0) known.set(variant, { ...before, milliseconds: [...before.milliseconds, taken] });
        done += 1;
        progress({ done, total });
      }
      if (round > 0) yield [...known.values()];
    }
  } finally {
    await Promise.all(decoders.map(([, decoder]) => decoder.release()));
  }
}

/** The middle one; of an even number, the mean of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
