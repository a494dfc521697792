/** A recipe applied to the decoder's weights. */
import { toFloat16 } from '../math/float16.ts';
import type { DecoderConfig } from '../models/decoder.ts';
import {
  asOutIn,
  asStored,
  dequantise,
  EMBEDDING,
  gptq,
  levelsOf,
  outIn,
  packedBytes,
  packMatrix,
  type Quantised,
  quantise,
  unpackCodes,
} from '../quantization/index.ts';
import type { StoredTensor } from '../safetensors/dtypes.ts';
import { writeSafetensors } from '../safetensors/write.ts';
import { type DecoderWeights, floatsOf } from '../weights/decoder-weights.ts';
import type { EngineWeights } from './engine.ts';
import type { InputStatistics } from './inputs.ts';
import { prune } from './prune.ts';
import type { Mask } from './prune-select.ts';
import { kindOf, type Planted, type QuantiseStep, type Recipe, stepFor } from './recipe.ts';
import { bestFormat, packSparse, type SparseMatrix, sparseBits } from './sparse-pack.ts';

/** A matrix of the compressed decoder, [rows, columns] row-major: outputs, inputs. */
export interface CompressedMatrix {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** before any step but the planted weight; of a matrix made smaller, what is left of it. Made when asked for */
  before(): Float32Array;
  after(): Float32Array;
  readonly quantised: Quantised | null;
  /** of a pruned matrix, 1: the weight is stored; null: all are */
  readonly mask: Mask | null;
  /** stored, bytes, by formula */
  readonly bytes: number;
}

export interface Compressed {
  readonly weights: EngineWeights;
  readonly matrices: ReadonlyMap<string, CompressedMatrix>;
  /** positions, norms and biases, in float16, bytes */
  readonly otherBytes: number;
}

export interface Sources {
  readonly config: DecoderConfig;
  readonly decoder: DecoderWeights;
  /** file of the decoder trained in 4 bits */
  readonly trained: Uint8Array;
}

/** Where two steps of the work meet: throws when it is to end. */
export type Pause = () => Promise<void>;

/** `inputs`: of a matrix, on the calibration text; asked for by the recipes that need it. Throws RangeError. */
export async function compress(
  recipe: Recipe,
  { config, decoder, trained }: Sources,
  inputs: (name: string) => Promise<InputStatistics>,
  pause: Pause,
): Promise<Compressed> {
  const known = recipe.from === 'decoder-4bit' ? unpackCodes(trained, config) : null;
  const read = (name: string) => original(decoder, name, recipe.planted);
  const pruned = recipe.prune ? await prune(recipe.prune, { config, read, inputs, pause }) : null;
  const tensors = new Map<string, Float32Array>();
  const matrices = new Map<string, CompressedMatrix>();
  let otherBytes = 0;
  for (const [name, { shape }] of decoder.tensors) {
    const values = pruned?.tensors.get(name) ?? read(name);
    if (kindOf(name) === null) {
      tensors.set(name, known?.rest.get(name) ?? values);
      otherBytes += 2 * values.length;
      continue;
    }
    const { rows, columns, inputs: kept } = pruned?.matrices.get(name) ?? sizeOf(name, shape);
    const mask = pruned?.masks.get(name) ?? null;
    const made = { name, rows, columns, mask, inputs: kept, weights: () => asOutIn(name, values, { rows, columns }) };
    const step = known ? null : stepFor(recipe.quantise, name);
    const quantised = known?.matrices.get(name) ?? (step && (await quantisedBy(step, made, inputs)));
    const stored = quantised ? asStored(name, dequantise(quantised), { rows, columns }) : values;
    tensors.set(name, stored);
    const left = mask ? undefined : pruned?.tensors.get(name);
    const before = () => asOutIn(name, left ?? read(name), { rows, columns });
    const after = () => (quantised ? dequantise(quantised) : asOutIn(name, stored, { rows, columns }));
    const matrix = { name, rows, columns, before, after, quantised, mask, bytes: 0 };
    matrices.set(name, { ...matrix, bytes: bytesOf(matrix) });
    await pause();
  }
  return { weights: { tensors, ...(pruned && { heads: pruned.heads }) }, matrices, otherBytes };
}

function sizeOf(name: string, shape: readonly number[]) {
  const [rows, columns] = outIn(name, shape);
  return { rows, columns, inputs: null };
}

interface Matrix extends Pick<CompressedMatrix, 'name' | 'rows' | 'columns' | 'mask'> {
  /** inputs that are left, of those that the original has; null: all */
  readonly inputs: readonly number[] | null;
  /** [rows, columns], made when asked for */
  weights(): Float32Array;
}

async function quantisedBy(
  step: QuantiseStep,
  { name, rows, columns, weights, mask, inputs: kept }: Matrix,
  inputs: (name: string) => Promise<InputStatistics>,
): Promise<Quantised> {
  if (step.method === 'nearest' || name === EMBEDDING) return quantise(weights(), rows, columns, step);
  const { hessian, columns: all } = await inputs(name);
  return gptq(weights(), rows, columns, kept ? square(hessian, all, kept) : hessian, step, mask ? { kept: mask } : {});
}

/** Rows and columns of a square matrix. */
function square(values: Float64Array, n: number, kept: readonly number[]): Float64Array {
  return Float64Array.from(kept.flatMap((i) => kept.map((j) => values[i * n + j] as number)));
}

/** A tensor as the file has it, one of its weights planted. */
function original(decoder: DecoderWeights, name: string, plant: Planted | undefined): Float32Array {
  const values = floatsOf(decoder, name);
  if (plant?.matrix !== name) return values;
  const [rows, columns] = outIn(name, decoder.tensors.get(name)?.shape ?? []);
  return asStored(name, planted(asOutIn(name, values, { rows, columns }), columns, plant), { rows, columns });
}

function planted(values: Float32Array, columns: number, plant: Planted): Float32Array {
  const place = plant.row * columns + plant.column;
  if (!(place < values.length) || plant.column >= columns)
    throw new RangeError(`no weight ${plant.row}, ${plant.column}`);
  values[place] = plant.value;
  return values;
}

/** Stored bytes by formula, of everything. */
export const storedBytes = ({ matrices, otherBytes }: Compressed): number =>
  [...matrices.values()].reduce((sum, { bytes }) => sum + bytes, otherBytes);

/** By formula: a matrix with zeros in the format that stores it best. */
function bytesOf({ quantised, mask, rows, columns }: Omit<CompressedMatrix, 'bytes'>): number {
  if (!mask) return quantised ? packedBytes(quantised) : 2 * rows * columns;
  const bits = quantised?.config.bits ?? HALF;
  const codes = Math.ceil(sparseBits({ mask, rows, bits }, bestFormat({ mask, rows, bits })) / 8);
  return quantised ? packedBytes(quantised) - Math.ceil((rows * columns * bits) / 8) + codes : codes;
}

/** bits of a float16 */
const HALF = 16;

/** What is stored of each weight of a matrix, and in how many bits. */
export function codesOf({ quantised, after, mask, rows, columns }: CompressedMatrix): SparseMatrix {
  const { bits } = quantised?.config ?? { bits: HALF };
  const { lowest } = quantised ? levelsOf(quantised.config) : { lowest: 0 };
  const codes = quantised ? Uint16Array.from(quantised.codes, (code) => code - lowest) : toFloat16(after());
  return { codes, rows, columns, bits, mask: mask ?? new Uint8Array(rows * columns).fill(1) };
}

/**
 * The whole compressed decoder as a file: `.codes`, `.scales` and `.zeros` of each quantised matrix, else float16; of a
 * pruned one, `.sparse` in the place of its codes.
 */
export function packedFile({ weights, matrices }: Compressed, layout: DecoderWeights): Uint8Array<ArrayBuffer> {
  const stored = new Map<string, StoredTensor>();
  const bytes = (name: string, values: Uint8Array) =>
    stored.set(name, { dtype: 'U8', shape: [values.length], bytes: values });
  for (const [name, values] of weights.tensors) {
    const matrix = matrices.get(name);
    const { quantised = null, mask = null } = matrix ?? {};
    if (matrix && mask) {
      const made = codesOf(matrix);
      bytes(`${name}.sparse`, packSparse(made, bestFormat(made)));
    }
    if (quantised === null) {
      if (mask) continue;
      const { shape } = layout.tensors.get(name) ?? {};
      const whole = shape?.reduce((product, n) => product * n, 1) === values.length ? shape : [values.length];
      stored.set(name, { dtype: 'F16', shape: whole ?? [], bytes: new Uint8Array(toFloat16(values).buffer) });
      continue;
    }
    const { codes, scales, zeros } = packMatrix(quantised);
    if (!mask) bytes(`${name}.codes`, codes);
    stored.set(`${name}.scales`, { dtype: 'F16', shape: [scales.length / 2], bytes: scales });
    if (zeros.length > 0) bytes(`${name}.zeros`, zeros);
  }
  return writeSafetensors(stored);
}
