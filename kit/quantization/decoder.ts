/** The whole decoder in few bits, and the file of the one that was trained in 4 bits. */
import type { DecoderConfig } from '../models/decoder.ts';
import type { StoredTensor, StoredTensors } from '../safetensors/dtypes.ts';
import { toFloats } from '../safetensors/floats.ts';
import { parseSafetensors } from '../safetensors/parse.ts';
import { type DecoderWeights, decoderShapes, type Edits, floatsOf, WeightsError } from '../weights/decoder-weights.ts';
import { dequantise, packedBytes, type QuantConfig, type Quantised, quantise } from './quantise.ts';

export interface QuantisedDecoder {
  /** the quantised matrices, in the order and orientation of the weights file */
  readonly edits: Edits;
  /** of everything, when packed: codes, scales, zero points, and in float16 what is not quantised */
  readonly bytes: number;
  /** √ of the mean square of w − ŵ over the quantised matrices */
  readonly rmsError: number;
}

const EMBEDDING = 'transformer.wte.weight';

/** Linear maps of the blocks and the token embedding (which is also the head); not positions, norms, biases. */
export function isQuantised(name: string): boolean {
  return name === EMBEDDING || /\.h\.\d+\.(attn|mlp)\.c_\w+\.weight$/.test(name);
}

/** Plain post-training quantisation of the float16 weights. Throws RangeError for a group that does not fit. */
export function quantiseDecoder(weights: DecoderWeights, config: QuantConfig): QuantisedDecoder {
  const edits = new Map<string, Float32Array>();
  let bytes = 0;
  let squares = 0;
  let count = 0;
  for (const [name, tensor] of weights.tensors) {
    if (!isQuantised(name)) {
      bytes += tensor.bytes.length;
      continue;
    }
    const original = floatsOf(weights, name);
    const [first, second] = tensor.shape as [number, number];
    const quantised =
      name === EMBEDDING
        ? quantise(original, first, second, config)
        : quantise(transposed(original, first, second), second, first, config);
    const values = name === EMBEDDING ? dequantise(quantised) : transposed(dequantise(quantised), second, first);
    edits.set(name, values);
    bytes += packedBytes(quantised);
    for (let i = 0; i < values.length; i++) squares += ((values[i] as number) - (original[i] as number)) ** 2;
    count += values.length;
  }
  return { edits, bytes, rmsError: Math.sqrt(squares / count) };
}

/**
 * The weights of a packed file (training/quantization/export.py): for each quantised matrix `….codes` [out, in/2], two
 * 4-bit codes per byte, low one first; `….scales` [out, groups] float16; `….zeros`, 4-bit, two per byte; the other
 * tensors in float16.
 * Throws SafetensorsError or WeightsError.
 */
export function unpackDecoder(file: Uint8Array, config: DecoderConfig): Edits {
  const { tensors } = parseSafetensors(file);
  const edits = new Map<string, Float32Array>();
  for (const [name, shape] of decoderShapes(config)) {
    if (!isQuantised(name)) {
      edits.set(name, toFloats(need(tensors, name, shape)));
      continue;
    }
    const [first, second] = shape as readonly [number, number];
    const [rows, columns] = name === EMBEDDING ? [first, second] : [second, first];
    const values = dequantise(unpackMatrix(tensors, name, rows, columns));
    edits.set(name, name === EMBEDDING ? values : transposed(values, rows, columns));
  }
  return edits;
}

function unpackMatrix(tensors: StoredTensors, name: string, rows: number, columns: number): Quantised {
  const groups = tensors.get(`${name}.scales`)?.shape[1] ?? 0;
  if (groups < 1 || columns % groups !== 0) throw new WeightsError(`${name}.scales`);
  const span = columns / groups;
  const codes = nibbles(need(tensors, `${name}.codes`, [rows, columns / 2]).bytes, rows * columns);
  const zeros = nibbles(need(tensors, `${name}.zeros`, [Math.ceil((rows * groups) / 2)]).bytes, rows * groups);
  const scales = toFloats(need(tensors, `${name}.scales`, [rows, groups]));
  const config: QuantConfig = { bits: 4, symmetric: false, granularity: 'group', groupSize: span };
  return { rows, columns, config, span, codes, scales, zeros };
}

function need(tensors: StoredTensors, name: string, shape: readonly number[]): StoredTensor {
  const tensor = tensors.get(name);
  if (tensor?.shape.join() !== shape.join()) throw new WeightsError(`${name} [${tensor?.shape}] ≠ [${shape}]`);
  return tensor as StoredTensor;
}

function nibbles(bytes: Uint8Array, count: number): Int16Array {
  const out = new Int16Array(count);
  for (let i = 0; i < count; i++) out[i] = ((bytes[i >> 1] as number) >> (4 * (i & 1))) & 15;
  return out;
}

/** [rows, columns] → [columns, rows] */
export function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[j * rows + i] = values[i * columns + j] as number;
  }
  return out;
}
