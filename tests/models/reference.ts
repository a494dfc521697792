/** Reading PyTorch's arrays: golden.json says where they lie in golden.bin (float32, little-endian). */

export interface StoredTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** bytes */
  readonly offset: number;
}

/** A tensor of a case; throws when it has none of that name. */
export function tensorOf(
  item: { readonly variant: string; readonly tensors: readonly StoredTensor[] },
  bin: ArrayBuffer,
  name: string,
): { data: Float32Array; shape: readonly number[] } {
  const found = item.tensors.find((tensor) => tensor.name === name);
  if (!found) throw new Error(`no ${name} in ${item.variant}`);
  const length = found.shape.reduce((product, n) => product * n, 1);
  return { data: new Float32Array(bin, found.offset, length), shape: found.shape };
}

export function maxDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`${a.length} values against ${b.length}`);
  let max = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs((a[i] as number) - (b[i] as number));
    if (!(difference <= max)) max = difference; // NaN stays
  }
  return max;
}
