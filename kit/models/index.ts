/**
 * The models of the book. One more is a folder of `public/models` and a file beside this one, with its interface, its
 * `ModelSpec` and its `Open`; here, a line in each table. They are two so that pages do not carry what opens models.
 */
import { ADAPTERS, openAdapters } from './adapters-onnx.ts';
import { CLIP, openClip } from './clip-onnx.ts';
import { COMPRESSIBLE, openCompressible } from './compressible-engine.ts';
import { DECODER, openDecoder, REASONER } from './decoder-onnx.ts';
import { ENCODER, openEncoder } from './encoder-onnx.ts';
import { ADDERS, openAdders, openScaling, SCALING } from './scaling-onnx.ts';
import type { ModelSpec, Open } from './spec.ts';
import { openTrainer, TRAINER } from './trainer-onnx.ts';

const openers = {
  decoder: openDecoder,
  encoder: openEncoder,
  /** the same graph as the decoder, trained on tasks; its prompts follow the end-of-text token */
  reasoner: openDecoder,
  /** the decoder with LoRA adapters, or with other weights */
  adapters: openAdapters,
  /** the same, which also trains them */
  trainer: openTrainer,
  /** the decoder in fewer bits, or with fewer weights */
  compressible: openCompressible,
  clip: openClip,
  /** one recipe at seven sizes */
  scaling: openScaling,
  /** the same at five, trained on sums alone */
  adders: openAdders,
};

export type ModelId = keyof typeof openers;
/** Every model the book ships → what it can do. */
export type ModelApi = { readonly [Id in ModelId]: Awaited<ReturnType<(typeof openers)[Id]>> };
export const OPENERS: { readonly [Id in ModelId]: Open<ModelApi[Id]> } = openers;

export const MODELS: { readonly [Id in ModelId]: ModelSpec<ModelApi[Id]> } = {
  decoder: DECODER,
  encoder: ENCODER,
  reasoner: REASONER,
  adapters: ADAPTERS,
  trainer: TRAINER,
  compressible: COMPRESSIBLE,
  clip: CLIP,
  scaling: SCALING,
  adders: ADDERS,
};
export const MODEL_IDS = Object.keys(MODELS) as readonly ModelId[];
