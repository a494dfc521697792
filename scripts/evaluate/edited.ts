/**
 * The decoder with other weights: an adapter merged, or unpacked from 4 bits. Computed in float32, nothing rounded
 * again.
 */
import { join } from 'node:path';
import { LoraError, merge, readAdapter } from '../../kit/lora/index.ts';
import type { AdaptersModel, DecoderVariant } from '../../kit/models/adapters.ts';
import { unpackDecoder } from '../../kit/quantization/index.ts';
import { loadInNode } from '../../kit/runtime/node.ts';
import { SafetensorsError } from '../../kit/safetensors/errors.ts';
import { asFloat32, type Edits, openWeights, WeightsError } from '../../kit/weights/decoder-weights.ts';
import { Failure } from './failure.ts';
import { read } from './shipped.ts';

type Edit = (weights: ReturnType<typeof openWeights>, config: AdaptersModel['config']) => Edits;

/** The decoder in `folder` with some of its matrices replaced. */
async function withEdits(folder: string, edit: Edit): Promise<DecoderVariant> {
  const model = await loadInNode('adapters', folder);
  const weights = openWeights(await model.file('onnx/model.onnx_data'), model.config);
  return model.withWeights(asFloat32(weights, edit(weights, model.config)));
}

/** W₀ + (α/r)·B·A with the factors of a PEFT folder. Throws Failure when they are missing, damaged or do not fit. */
export function withAdapter(folder: string, adapter: string): Promise<DecoderVariant> {
  const config = new TextDecoder().decode(read(join(adapter, 'adapter_config.json')));
  const tensors = read(join(adapter, 'adapter_model.safetensors'));
  return withEdits(folder, (weights, decoder) =>
    naming(adapter, () => merge(weights, [readAdapter({ config, tensors }, decoder).adapter])),
  );
}

/** The weights that training packed in 4 bits, in the place of the decoder's. */
export function withPacked(folder: string, file: string): Promise<DecoderVariant> {
  const packed = read(file);
  return withEdits(folder, (_, decoder) => naming(file, () => unpackDecoder(packed, decoder)));
}

function naming<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const known = error instanceof LoraError || error instanceof SafetensorsError || error instanceof WeightsError;
    throw known ? new Failure(`${what}: ${error.message}`) : error;
  }
}
