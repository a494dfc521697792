/** An adapter as the two files that Python `peft` reads. */
import type { StoredTensor } from '../safetensors/dtypes.ts';
import { writeSafetensors } from '../safetensors/write.ts';
import type { LoraAdapter } from './adapter.ts';
import { peftConfigText } from './peft-config.ts';
import type { AdapterFiles } from './read.ts';
import { tensorName } from './tensor-names.ts';

/** Factors in float32; lora_alpha is such that α/r is the adapter's scale. */
export function writeAdapter(adapter: LoraAdapter, base: string): AdapterFiles {
  const tensors = new Map<string, StoredTensor>();
  for (const { layer, module, a, b, in: inner, out } of adapter.factors) {
    tensors.set(tensorName(layer, module, 'A'), float32Tensor(a, [adapter.rank, inner]));
    tensors.set(tensorName(layer, module, 'B'), float32Tensor(b, [out, adapter.rank]));
  }
  return { config: peftConfigText(adapter, base), tensors: writeSafetensors(tensors, { format: 'pt' }) };
}

function float32Tensor(values: Float32Array, shape: readonly number[]): StoredTensor {
  return { dtype: 'F32', shape, bytes: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) };
}
