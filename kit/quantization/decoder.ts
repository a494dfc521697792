/** Which matrices of the decoder are quantised, and the file of the one that was trained in 4 bits. */
import type { DecoderConfig } from '../models/decoder.ts';
import type { StoredTensor, StoredTensors } from '../safetensors/dtypes.ts';
import { toFloats } from '../safetensors/floats.ts';
import { parseSafetensors } from '../safetensors/parse.ts';
import { decoderShapes, type Edits, WeightsError } from '../weights/decoder-weights.ts';
import { dequantise, type QuantConfig, type Quantised } from './quantise.ts';

/** The token embedding, which is also the head. */
export const EMBEDDING = 'transformer.wte.weight';

/** Linear maps of the blocks and the token embedding (which is also the head); not positions, norms, biases. */
export function isQuantised(name: string): boolean {
  return name === EMBEDDING || /\.h\.\d+\.(attn|mlp)\.c_\w+\.weight$/.test(name);
}

/**
 * The weights of a packed file (training/quantization/export.py): for each quantised matrix `….codes` [out, in/2], two
 * 4-bit codes per byte, low one first; `….scales` [out, groups] float16; `….zeros`, 4-bit, two per byte; the other
 * tensors in float16.
 * Throws SafetensorsError or WeightsError.
 */
export function unpackDecoder(file: Uint8Array, config: DecoderConfig): Edits {
  const { matrices, rest } = unpackCodes(file, config);
  const edits = new Map(rest);
  for (const [name, made] of matrices) edits.set(name, asStored(name, dequantise(made), made));
  return edits;
}

/** The same with the codes as they are: quantised matrices [out, in], and the other tensors. */
export function unpackCodes(file: Uint8Array, config: DecoderConfig) {
  const { tensors } = parseSafetensors(file);
  const matrices = new Map<string, Quantised>();
  const rest = new Map<string, Float32Array>();
  for (const [name, shape] of decoderShapes(config)) {
    if (!isQuantised(name)) rest.set(name, toFloats(need(tensors, name, shape)));
    else {
      const [rows, columns] = outIn(name, shape);
      matrices.set(name, unpackMatrix(tensors, name, rows, columns));
    }
  }
  return { matrices, rest };
}

/** Outputs and inputs of a matrix by its shape in the file; the embedding is read as the head that it also is. */
export function outIn(name: string, shape: readonly number[]): readonly [rows: number, columns: number] {
  const [first, second] = shape as readonly [number, number];
  return name === EMBEDDING ? [first, second] : [second, first];
}

/** A matrix [out, in] in the orientation of the file. */
export function asStored(name: string, values: Float32Array, { rows, columns }: Size): Float32Array {
  return name === EMBEDDING ? values : transposed(values, rows, columns);
}

/** A matrix of the file as [out, in]. */
export function asOutIn(name: string, values: Float32Array, { rows, columns }: Size): Float32Array {
  return name === EMBEDDING ? values : transposed(values, columns, rows);
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

function unpackMatrix(tensors: StoredTensors, name: string, rows: number, columns: number): Quantised {
  const groups = tensors.get(`${name}.scales`)?.shape[1] ?? 0;
  if (groups < 1 || columns % groups !== 0) throw new WeightsError(`${name}.scales`);
  const span = columns / groups;
  const codes = nibbles(need(tensors, `${name}.codes`, [rows, columns / 2]).bytes, rows * columns);
  const zeros = nibbles(need(tensors, `${name}.zeros`, [Math.ceil((rows * groups) / 2)]).bytes, rows * groups);
  const scales = toFloats(need(tensors, `${name}.scales`, [rows, groups]));
  const config: QuantConfig = { bits: 4, symmetric: false, granularity: 'group', groupSize: span };
  return { rows, columns, config, span, perRow: groups, codes, scales, zeros };
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
