/** The book's family of models as it was measured: what the lab knows of its card (recorded.ts reads it at build). */

/** Ways of counting N: without the position embeddings, without any embedding (Kaplan et al. 2020), everything. */
export const COUNTS = ['effective', 'bare', 'all'] as const;
export type Count = (typeof COUNTS)[number];

export interface Size {
  readonly name: string;
  readonly counts: Readonly<Record<Count, number>>;
}

export interface Run {
  /** index among the sizes */
  readonly size: number;
  readonly tokens: number;
  /** bits per byte over all novels */
  readonly loss: number;
  /** bits per byte on each novel kept from training */
  readonly novels: readonly number[];
}

export interface Family {
  /** increasing */
  readonly sizes: readonly Size[];
  readonly runs: readonly Run[];
  /** tokens that every size was trained on, shortest first */
  readonly lengths: readonly number[];
  /** of each novel's excerpt */
  readonly bytes: readonly number[];
  /** operations, and the runs that spent them */
  readonly budgets: readonly { readonly flops: number; readonly runs: readonly number[] }[];
}

/** The run of each size on as many tokens, in the order of the sizes. */
export function runsOf({ sizes, runs }: Family, tokens: number): Run[] {
  return sizes.flatMap((_, size) => runs.find((run) => run.size === size && run.tokens === tokens) ?? []);
}
