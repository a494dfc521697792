/** From the two files of a PEFT folder to an adapter that fits the decoder, or to the reason why not. */
import type { DecoderConfig } from '../models/decoder.ts';
import type { StoredTensor, StoredTensors } from '../safetensors/dtypes.ts';
import { toFloats } from '../safetensors/floats.ts';
import { parseSafetensors } from '../safetensors/parse.ts';
import { type LoraAdapter, type LoraFactors, linearSize } from './adapter.ts';
import { LoraError } from './errors.ts';
import { type PeftConfig, readPeftConfig } from './peft-config.ts';

export interface AdapterFiles {
  /** text of adapter_config.json */
  readonly config: string;
  /** adapter_model.safetensors */
  readonly tensors: Uint8Array;
}

export interface ReadAdapter {
  readonly adapter: LoraAdapter;
  readonly config: PeftConfig;
  readonly tensors: StoredTensors;
}

const DTYPES: ReadonlySet<string> = new Set(['F32', 'F16', 'BF16']);

/** Throws LoraError or SafetensorsError with the first fault found. */
export function readAdapter(files: AdapterFiles, decoder: DecoderConfig): ReadAdapter {
  const config = readPeftConfig(files.config);
  const { tensors } = parseSafetensors(files.tensors);
  const used = new Set<string>();
  const factors: LoraFactors[] = [];
  for (let layer = 0; layer < decoder.layers; layer++) {
    for (const module of config.modules) {
      const size = linearSize(decoder, module);
      const take = (part: 'A' | 'B', shape: readonly [number, number]) => {
        const name = tensorName(layer, module, part);
        used.add(name);
        return readFactor(name, tensors.get(name), shape);
      };
      const a = take('A', [config.rank, size.in]);
      const b = take('B', [size.out, config.rank]);
      factors.push({ layer, module, a, b, ...size });
    }
  }
  const extra = [...tensors.keys()].find((name) => !used.has(name));
  if (extra !== undefined) throw new LoraError('unexpected-tensor', extra.slice(0, 120));
  return { adapter: { rank: config.rank, scale: config.alpha / config.rank, factors }, config, tensors };
}

/** As `peft` names the factors of Hugging Face's GPT2LMHeadModel. */
export function tensorName(layer: number, module: string, part: 'A' | 'B'): string {
  return `base_model.model.transformer.h.${layer}.${module}.lora_${part}.weight`;
}

function readFactor(name: string, tensor: StoredTensor | undefined, shape: readonly [number, number]): Float32Array {
  if (!tensor) throw new LoraError('missing-tensor', name);
  if (!DTYPES.has(tensor.dtype)) throw new LoraError('dtype', `${name} ${tensor.dtype}`);
  if (tensor.shape.length !== 2 || tensor.shape[0] !== shape[0] || tensor.shape[1] !== shape[1]) {
    throw new LoraError('shape', `${name} [${tensor.shape}] ≠ [${shape}]`);
  }
  const values = toFloats(tensor);
  if (!values.every(Number.isFinite)) throw new LoraError('not-finite', name);
  return values;
}
