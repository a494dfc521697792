/** What LoRA counts (Hu et al. 2021, §4.1; the chapter's eq-lora-count), on the worked example of 55.3.1. */
export const EXAMPLE = { d: 4096, k: 4096, r: 8 } as const;

export function frozenCount({ d, k }: { readonly d: number; readonly k: number }): number {
  return d * k;
}

/** A is r×k, B is d×r. */
export function learnedCount({ d, k, r }: { readonly d: number; readonly k: number; readonly r: number }): number {
  return r * k + d * r;
}
