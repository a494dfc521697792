/**
 * Element types of the format and their sizes in bytes. Source: github.com/huggingface/safetensors, README, « Format ».
 */
export const DTYPE_BYTES = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E5M2: 1,
  F8_E4M3: 1,
  I16: 2,
  U16: 2,
  F16: 2,
  BF16: 2,
  I32: 4,
  U32: 4,
  F32: 4,
  F64: 8,
  I64: 8,
  U64: 8,
} as const;
export type Dtype = keyof typeof DTYPE_BYTES;

export function isDtype(value: unknown): value is Dtype {
  return typeof value === 'string' && Object.hasOwn(DTYPE_BYTES, value);
}

export interface StoredTensor {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** row-major, little-endian; a view into the file, not a copy */
  readonly bytes: Uint8Array;
}
export type StoredTensors = ReadonlyMap<string, StoredTensor>;
