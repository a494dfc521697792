/** A recipe applied to the decoder's weights. */
import { toFloat16 } from '../math/float16.ts';
import type { DecoderConfig } from '../models/decoder.ts';
import {
  asOutIn,
  asStored,
  dequantise,
  EMBEDDING,
  gptq,
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
import { kindOf, type Planted, type QuantiseStep, type Recipe, stepFor } from './recipe.ts';

/** A matrix of the compressed decoder, [rows, columns] row-major: outputs, inputs. */
export interface CompressedMatrix {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** before any step but the planted weight */
  readonly before: Float32Array;
  readonly after: Float32Array;
  readonly quantised: Quantised | null;
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
  const tensors = new Map<string, Float32Array>();
  const matrices = new Map<string, CompressedMatrix>();
  let otherBytes = 0;
  for (const [name, { shape, bytes }] of decoder.tensors) {
    const original = floatsOf(decoder, name);
    if (kindOf(name) === null) {
      tensors.set(name, known?.rest.get(name) ?? original);
      otherBytes += bytes.length;
      continue;
    }
    const [rows, columns] = outIn(name, shape);
    const before = planted(asOutIn(name, original, { rows, columns }), name, columns, recipe.planted);
    const step = known ? null : stepFor(recipe.quantise, name);
    const quantised =
      known?.matrices.get(name) ?? (step && (await quantisedBy(step, { name, rows, columns, before }, inputs)));
    const after = quantised ? dequantise(quantised) : before;
    tensors.set(name, asStored(name, after, { rows, columns }));
    const size = quantised ? packedBytes(quantised) : 2 * before.length;
    matrices.set(name, { name, rows, columns, before, after, quantised, bytes: size });
    await pause();
  }
  return { weights: { tensors }, matrices, otherBytes };
}

type Matrix = Pick<CompressedMatrix, 'name' | 'rows' | 'columns' | 'before'>;

async function quantisedBy(
  step: QuantiseStep,
  { name, rows, columns, before }: Matrix,
  inputs: (name: string) => Promise<InputStatistics>,
): Promise<Quantised> {
  if (step.method === 'nearest' || name === EMBEDDING) return quantise(before, rows, columns, step);
  return gptq(before, rows, columns, (await inputs(name)).hessian, step);
}

function planted(values: Float32Array, name: string, columns: number, plant: Planted | undefined): Float32Array {
  if (plant?.matrix !== name) return values;
  const place = plant.row * columns + plant.column;
  if (!(place < values.length) || plant.column >= columns)
    throw new RangeError(`no weight ${plant.row}, ${plant.column}`);
  values[place] = plant.value;
  return values;
}

/** Stored bytes by formula, of everything. */
export const storedBytes = ({ matrices, otherBytes }: Compressed): number =>
  [...matrices.values()].reduce((sum, { bytes }) => sum + bytes, otherBytes);

/** The whole compressed decoder as a file: `.codes`, `.scales` and `.zeros` of each quantised matrix, else float16. */
export function packedFile({ weights, matrices }: Compressed, layout: DecoderWeights): Uint8Array<ArrayBuffer> {
  const stored = new Map<string, StoredTensor>();
  for (const [name, values] of weights.tensors) {
    const { quantised = null } = matrices.get(name) ?? {};
    if (quantised === null) {
      const shape = layout.tensors.get(name)?.shape ?? [values.length];
      stored.set(name, { dtype: 'F16', shape, bytes: new Uint8Array(toFloat16(values).buffer) });
      continue;
    }
    const { codes, scales, zeros } = packMatrix(quantised);
    stored.set(`${name}.codes`, { dtype: 'U8', shape: [codes.length], bytes: codes });
    stored.set(`${name}.scales`, { dtype: 'F16', shape: [scales.length / 2], bytes: scales });
    if (zeros.length > 0) stored.set(`${name}.zeros`, { dtype: 'U8', shape: [zeros.length], bytes: zeros });
  }
  return writeSafetensors(stored);
}
