/** Which files each model needs in the browser, with the sizes and hashes of models/fetched.json. */
import { asyncify, jspi } from 'virtual:ort-wasm';
import { assetPath } from '../i18n/index.ts';
import fetched from '../models/fetched.json' with { type: 'json' };
import { MODEL_IDS, MODELS, type ModelId } from '../models/index.ts';
import { ORT_VARIANT } from './ort-variant.ts';
import type { StoredFile } from './stored-file.ts';

/** onnxruntime's wasm for this browser, gzipped: one for all models. */
export const ORT_WASM: StoredFile = { path: 'onnxruntime', ...(ORT_VARIANT === 'jspi' ? jspi : asyncify) };

const FETCHED: Readonly<Record<ModelId, readonly Fetched[]>> = fetched;

interface Fetched {
  /** folder and path in it */
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

function stored({ file, size, sha256 }: Fetched): StoredFile {
  return { path: file.slice(file.indexOf('/') + 1), url: assetPath(`models/${file}`), size, sha256 };
}

/** All that must be stored for `load(id)` to answer offline, the wasm included where it needs it. */
export function filesOf(id: ModelId): readonly StoredFile[] {
  const own = FETCHED[id].map(stored);
  return MODELS[id].withoutOnnx ? own : [...own, ORT_WASM];
}

/** One file of a model, by its path in the model's folder. */
export function fileOf(id: ModelId, path: string): StoredFile {
  const file = filesOf(id).find((each) => each.path === path);
  if (!file) throw new Error(`${id}/${path} is not in kit/models/fetched.json: npm run models:manifest`);
  return file;
}

/** Every file this version of the book may store; anything else in the cache belongs to an older one. */
export function allFiles(): readonly StoredFile[] {
  return MODEL_IDS.flatMap(filesOf);
}
