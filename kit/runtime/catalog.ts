/** Which files each model needs in the browser, with the sizes and hashes of models/manifest. */
import { asyncify, jspi } from 'virtual:ort-wasm';
import { assetPath } from '../i18n/index.ts';
import adapters from '../models/manifest/adapters.json';
import clip from '../models/manifest/clip.json';
import decoder from '../models/manifest/decoder.json';
import encoder from '../models/manifest/encoder.json';
import reasoner from '../models/manifest/reasoner.json';
import { FOLDERS } from './folders.ts';
import { ORT_VARIANT } from './ort-variant.ts';
import type { StoredFile } from './stored-file.ts';
import type { ModelId } from './types.ts';

const MANIFESTS = { adapters, clip, decoder, encoder, reasoner } as const;

/** Every language model is one graph, its weights, a config and a tokenizer. */
const LANGUAGE_MODEL = ['config.json', 'tokenizer.json', 'onnx/inspect.onnx', 'onnx/model.onnx_data'];
/** Decoders have a graph besides that only generates. */
const DECODER = [...LANGUAGE_MODEL, 'onnx/step.onnx'];

/** The other files of a model's folder serve transformers.js and Python. */
const NEEDED: Readonly<Record<ModelId, readonly string[]>> = {
  decoder: DECODER,
  encoder: LANGUAGE_MODEL,
  reasoner: DECODER,
  // the last four travel with a merged model that the reader takes away
  adapters: [
    'onnx/lora.onnx',
    'onnx/float32.onnx',
    'onnx/model.onnx_data',
    ...adapters.files.map(({ path }) => path),
    'config.json',
    'generation_config.json',
    'tokenizer.json',
    'tokenizer_config.json',
  ],
  clip: [
    'config.json',
    'drawings.json',
    'drawings.png',
    'preprocessor_config.json',
    'tokenizer.json',
    ...['vision_model', 'text_model'].flatMap((tower) => [`onnx/${tower}.onnx`, `onnx/${tower}.onnx_data`]),
  ],
};

export const MODEL_IDS = Object.keys(NEEDED) as ModelId[];

/** onnxruntime's wasm for this browser, gzipped: one for all models. */
export const ORT_WASM: StoredFile = { path: 'onnxruntime', ...(ORT_VARIANT === 'jspi' ? jspi : asyncify) };

/** One file of a model, by its path in the model's folder. */
export function fileOf(id: ModelId, path: string): StoredFile {
  for (const folder of FOLDERS[id]) {
    const entry = MANIFESTS[folder].files.find((file) => file.path === path);
    if (entry) return { ...entry, url: assetPath(`models/${folder}/${path}`) };
  }
  throw new Error(`${id}/${path} is not in kit/models/manifest: npm run models:manifest`);
}

/** All that must be stored for `load(id)` to answer offline, the wasm included. */
export function filesOf(id: ModelId): readonly StoredFile[] {
  return [...NEEDED[id].map((path) => fileOf(id, path)), ORT_WASM];
}

/** Every file this version of the book may store; anything else in the cache belongs to an older one. */
export function allFiles(): readonly StoredFile[] {
  return [...MODEL_IDS.flatMap((id) => NEEDED[id].map((path) => fileOf(id, path))), ORT_WASM];
}
