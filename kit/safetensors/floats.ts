import { fromBfloat16, fromFloat16 } from '../math/float16.ts';
import type { StoredTensor } from './dtypes.ts';
import { SafetensorsError } from './errors.ts';

/**
 * A tensor's values in float32, always a copy. Throws SafetensorsError('unknown-dtype') unless it is F32, F16, BF16 or
 * F64.
 */
export function toFloats({ dtype, bytes }: StoredTensor): Float32Array {
  const { buffer } = new Uint8Array(bytes); // a copy, from byte 0 of its own buffer: aligned
  switch (dtype) {
    case 'F32':
      return new Float32Array(buffer);
    case 'F16':
      return fromFloat16(new Uint16Array(buffer));
    case 'BF16':
      return fromBfloat16(new Uint16Array(buffer));
    case 'F64':
      return Float32Array.from(new Float64Array(buffer));
    default:
      throw new SafetensorsError('unknown-dtype', dtype);
  }
}
