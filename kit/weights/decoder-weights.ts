/**
 * The decoder's weights file (`onnx/model.onnx_data`, a float16 safetensors file) as matrices that can be changed, and
 * back to the bytes that the graphs read: by offset and length, so the layout must not move.
 */
import { toFloat16 } from '../math/float16.ts';
import type { DecoderConfig } from '../models/decoder.ts';
import type { StoredTensor } from '../safetensors/dtypes.ts';
import { toFloats } from '../safetensors/floats.ts';
import { parseSafetensors } from '../safetensors/parse.ts';
import { yieldToPage } from '../yield-to-page.ts';

export interface DecoderWeights {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  /** where the data begin in `file`, bytes */
  readonly dataOffset: number;
  /** where each tensor begins in `file`, bytes */
  readonly offsets: ReadonlyMap<string, number>;
}

/** New values of some tensors, by name, row-major float32; the others stay. */
export type Edits = ReadonlyMap<string, Float32Array>;

/** The file does not hold this decoder; `detail` names what is missing or differs. */
export class WeightsError extends Error {
  readonly detail: string;

  constructor(detail: string) {
    super(`not the decoder's weights: ${detail}`);
    this.name = 'WeightsError';
    this.detail = detail;
  }
}

/** Every tensor of the decoder with its shape; linear maps are [in, out], as GPT-2 stores them. */
export function decoderShapes(config: DecoderConfig): ReadonlyMap<string, readonly number[]> {
  const d = config.width;
  const shapes = new Map<string, readonly number[]>([
    ['wte.weight', [config.vocabulary, d]],
    ['wpe.weight', [config.context, d]],
    ['ln_f.weight', [d]],
    ['ln_f.bias', [d]],
  ]);
  for (let i = 0; i < config.layers; i++) {
    for (const norm of ['ln_1', 'ln_2']) {
      shapes.set(`h.${i}.${norm}.weight`, [d]).set(`h.${i}.${norm}.bias`, [d]);
    }
    for (const [module, inner, out] of [
      ['attn.c_attn', d, 3 * d],
      ['attn.c_proj', d, d],
      ['mlp.c_fc', d, 4 * d],
      ['mlp.c_proj', 4 * d, d],
    ] as const) {
      shapes.set(`h.${i}.${module}.weight`, [inner, out]).set(`h.${i}.${module}.bias`, [out]);
    }
  }
  return new Map([...shapes].map(([name, shape]) => [`transformer.${name}`, shape]));
}

/** Throws SafetensorsError or WeightsError. `layout`: the shipped file, whose offsets the graphs know. */
export function openWeights(
  file: Uint8Array<ArrayBuffer>,
  config: DecoderConfig,
  layout?: DecoderWeights,
): DecoderWeights {
  const { tensors, dataOffset } = parseSafetensors(file);
  const offsets = new Map([...tensors].map(([name, { bytes }]) => [name, bytes.byteOffset - file.byteOffset]));
  const shapes = decoderShapes(config);
  for (const [name, shape] of shapes) {
    const tensor = tensors.get(name);
    if (tensor?.dtype !== 'F16' || tensor.shape.join() !== shape.join()) {
      throw new WeightsError(`${name} ${tensor ? `${tensor.dtype} [${tensor.shape}]` : '∅'} ≠ F16 [${shape}]`);
    }
    if (layout && layout.offsets.get(name) !== offsets.get(name)) throw new WeightsError(`${name}: offset`);
  }
  const extra = [...tensors.keys()].find((name) => !shapes.has(name));
  if (extra !== undefined) throw new WeightsError(extra.slice(0, 120));
  return { file, tensors, dataOffset, offsets };
}

/** One tensor in float32, exactly. */
export function floatsOf({ tensors }: DecoderWeights, name: string): Float32Array {
  const tensor = tensors.get(name);
  if (!tensor) throw new WeightsError(name);
  return toFloats(tensor);
}

/**
 * The whole file again with `edits` rounded to float16: what `model.onnx` and `inspect.onnx` read, and what can be
 * downloaded.
 */
export function asFloat16(weights: DecoderWeights, edits: Edits): Uint8Array<ArrayBuffer> {
  const file = weights.file.slice();
  for (const [name, values] of edits) {
    const bits = toFloat16(checked(weights, name, values));
    file.set(new Uint8Array(bits.buffer), weights.offsets.get(name));
  }
  return file;
}

/** All tensors in float32, in the order of the file, from byte 0: what `float32.onnx` reads. Nothing is rounded. */
export function asFloat32(weights: DecoderWeights, edits: Edits): Uint8Array<ArrayBuffer> {
  const all = new Float32Array((weights.file.length - weights.dataOffset) / 2);
  for (const [name, offset] of weights.offsets) {
    const edited = edits.get(name);
    const values = edited ? checked(weights, name, edited) : floatsOf(weights, name);
    all.set(values, (offset - weights.dataOffset) / 2);
  }
  return new Uint8Array(all.buffer);
}

/** Values of a tensor converted at a time, and milliseconds after which the page may answer. */
const PIECE = 2 ** 16;
const PATIENCE = 15;

/** `asFloat32` in a page that goes on answering. */
export async function asFloat32Gently(
  weights: DecoderWeights,
  edits: Edits,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Float32Array((weights.file.length - weights.dataOffset) / 2);
  let since = performance.now();
  for (const [name, { bytes, dtype }] of weights.tensors) {
    const at = ((weights.offsets.get(name) ?? 0) - weights.dataOffset) / 2;
    const edited = edits.get(name);
    if (edited) all.set(checked(weights, name, edited), at);
    for (let i = 0; !edited && i < bytes.length / 2; i += PIECE) {
      const piece = bytes.subarray(2 * i, 2 * (i + PIECE));
      all.set(toFloats({ dtype, bytes: piece, shape: [piece.length / 2] }), at + i);
      if (performance.now() - since < PATIENCE) continue;
      await yieldToPage();
      signal?.throwIfAborted();
      since = performance.now();
    }
  }
  return new Uint8Array(all.buffer);
}

function checked({ tensors }: DecoderWeights, name: string, values: Float32Array): Float32Array {
  if (tensors.get(name)?.bytes.length !== 2 * values.length) throw new WeightsError(`${name}: ${values.length} values`);
  return values;
}
