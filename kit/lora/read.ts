/** From the two files of a PEFT folder to an adapter that fits the decoder, or to the reason why not. */
import type { DecoderConfig } from '../models/decoder.ts';
import type { StoredTensor, StoredTensors } from '../safetensors/dtypes.ts';
import { toFloats } from '../safetensors/floats.ts';
import { parseSafetensors } from '../safetensors/parse.ts';
import { type LoraAdapter, type LoraFactors, linearSize } from './adapter.ts';
import { LoraError, type LoraHint } from './errors.ts';
import { type PeftConfig, readPeftConfig } from './peft-config.ts';
import { extraHint, isTensorName, namesHint, tensorName } from './tensor-names.ts';

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

type Shape = readonly [number, number];
const DTYPES: ReadonlySet<string> = new Set(['F32', 'F16', 'BF16']);

/** Throws LoraError or SafetensorsError with the first fault found. */
export function readAdapter(files: AdapterFiles, decoder: DecoderConfig): ReadAdapter {
  const config = readPeftConfig(files.config, decoder.layers);
  const { tensors } = parseSafetensors(files.tensors);
  const used = new Set<string>();
  const factors = config.targets.map(({ layer, module }): LoraFactors => {
    const size = linearSize(decoder, module);
    const take = (part: 'A' | 'B', shape: Shape) => {
      const name = tensorName(layer, module, part);
      used.add(name);
      return readFactor(name, tensors, shape);
    };
    const a = take('A', [config.rank, size.in]);
    return { layer, module, a, b: take('B', [size.out, config.rank]), ...size };
  });
  const extra = [...tensors.keys()].find((name) => !used.has(name));
  if (extra !== undefined) throw new LoraError('unexpected-tensor', extra.slice(0, 120), extraHint(extra));
  return { adapter: { rank: config.rank, scale: config.alpha / config.rank, factors }, config, tensors };
}

function readFactor(name: string, tensors: StoredTensors, shape: Shape): Float32Array {
  const tensor = tensors.get(name);
  if (!tensor) throw missing(name, [...tensors.keys()]);
  if (!DTYPES.has(tensor.dtype)) throw new LoraError('dtype', `${name} ${tensor.dtype}`);
  if (tensor.shape.length !== 2 || tensor.shape[0] !== shape[0] || tensor.shape[1] !== shape[1]) {
    throw new LoraError('shape', `${name} [${tensor.shape}] ≠ [${shape}]`, shapeHint(tensor, shape));
  }
  const values = toFloats(tensor);
  if (!values.every(Number.isFinite)) throw new LoraError('not-finite', name);
  return values;
}

/** With the first name that the file holds instead, where its names are of another kind. */
function missing(name: string, names: readonly string[]): LoraError {
  const hint = namesHint(names);
  const instead = names.find((other) => other.includes('lora_')) ?? names[0];
  const foreign = hint || !names.some(isTensorName);
  return new LoraError('missing-tensor', foreign && instead ? `${name} ≠ ${instead.slice(0, 120)}` : name, hint);
}

function shapeHint({ shape }: StoredTensor, [rows, columns]: Shape): LoraHint | null {
  if (shape.includes(0)) return 'zero3';
  return shape.length === 2 && shape[0] === columns && shape[1] === rows ? 'transposed' : null;
}
