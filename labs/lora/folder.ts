/**
 * The merged model as a Hugging Face folder in a zip, and back: from a zip or a safetensors file that may come from
 * anybody.
 */

import type { AdaptersModel } from '@kit/models/adapters.ts';
import type { DecoderConfig } from '@kit/models/decoder.ts';
import type { StoredTensor } from '@kit/safetensors/dtypes.ts';
import { toFloats } from '@kit/safetensors/floats.ts';
import { parseSafetensors } from '@kit/safetensors/parse.ts';
import { writeSafetensors } from '@kit/safetensors/write.ts';
import {
  type DecoderWeights,
  decoderShapes,
  type Edits,
  floatsOf,
  WeightsError,
} from '@kit/weights/decoder-weights.ts';
import { zipSync } from 'fflate';
import { fileInZip, isZip } from './archive.ts';

const WEIGHTS = 'model.safetensors';
/** What of the decoder's folder goes along. */
const COPIED = ['generation_config.json', 'tokenizer.json', 'tokenizer_config.json'];
/** The decoder in float32 is 10 MB. */
export const MAX_BYTES = 64_000_000;

/** `name`: of the folder in the archive. Weights in float32: nothing is rounded. */
export async function zipFolder(
  model: AdaptersModel,
  weights: DecoderWeights,
  edits: Edits,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const tensors = new Map<string, StoredTensor>();
  for (const [tensor, { shape }] of weights.tensors) {
    const values = edits.get(tensor) ?? floatsOf(weights, tensor);
    tensors.set(tensor, {
      dtype: 'F32',
      shape,
      bytes: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    });
  }
  const files: Record<string, Uint8Array> = { [`${name}/config.json`]: await configFile(model) };
  for (const path of COPIED) files[`${name}/${path}`] = await model.file(path);
  files[`${name}/${WEIGHTS}`] = writeSafetensors(tensors, { format: 'pt' });
  return zipSync(files, { level: 0 }); // float32 weights hardly compress, and a phone would wait for it
}

/** The decoder's, with the type that the weights now have; what only concerns graphs is left out. */
async function configFile(model: AdaptersModel): Promise<Uint8Array> {
  const config = JSON.parse(new TextDecoder().decode(await model.file('config.json'))) as Record<string, unknown>;
  const { 'transformers.js_config': _, ...rest } = config;
  return new TextEncoder().encode(`${JSON.stringify({ ...rest, torch_dtype: 'float32' }, null, 2)}\n`);
}

/** All tensors of a model of the decoder's shape. Throws FolderError, SafetensorsError or WeightsError. */
export function readModel(bytes: Uint8Array, decoder: DecoderConfig): Edits {
  const { tensors } = parseSafetensors(isZip(bytes) ? fileInZip(bytes, WEIGHTS, MAX_BYTES) : bytes);
  const shapes = decoderShapes(decoder);
  const extra = [...tensors.keys()].find((name) => !shapes.has(name));
  if (extra !== undefined) throw new WeightsError(extra.slice(0, 120));
  const edits = new Map<string, Float32Array>();
  for (const [name, shape] of shapes) {
    const tensor = tensors.get(name);
    if (!tensor || tensor.shape.join() !== shape.join() || !['F32', 'F16', 'BF16'].includes(tensor.dtype)) {
      throw new WeightsError(`${name} ${tensor ? `${tensor.dtype} [${tensor.shape}]` : '∅'} ≠ F32 [${shape}]`);
    }
    const values = toFloats(tensor);
    if (!values.every(Number.isFinite)) throw new WeightsError(`${name}: NaN, ∞`);
    edits.set(name, values);
  }
  return edits;
}
