/** From the files of a model to its methods, on any engine; the same in the worker and in Node. */
import { createAdapters } from '../models/adapters-onnx.ts';
import { parseClipConfig } from '../models/clip-config.ts';
import { createClip } from '../models/clip-onnx.ts';
import { createDecoder } from '../models/decoder-onnx.ts';
import { createEncoder } from '../models/encoder-onnx.ts';
import type { Session } from '../models/session.ts';
import { parseEncoderConfig, parseTransformerConfig } from '../models/transformer-config.ts';
import { RuntimeError } from './errors.ts';
import type { ModelFiles } from './ort-session.ts';
import type { Backend, ModelApi, ModelId } from './types.ts';

/** path in the model's folder → bytes */
export type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
export interface Engine {
  readonly backend: Backend;
  open(files: ModelFiles): Promise<Session>;
}

type Openers = { readonly [Id in ModelId]: (files: Files, engine: Engine) => Promise<ModelApi[Id]> };

/** Generation has a graph of its own on wasm, opened when it is first asked for; its operators lack a cache on WebGPU. */
async function openDecoder(files: Files, { backend, open }: Engine) {
  const step = backend === 'wasm' && files.has('onnx/step.onnx') ? graph(files, 'step', 'model') : undefined;
  const session = await open(inspectGraph(files));
  return createDecoder(session, parseTransformerConfig(config(files)), step && (() => open(step)));
}

const OPENERS: Openers = {
  decoder: openDecoder,
  reasoner: openDecoder,
  adapters: async (files, { open }) =>
    createAdapters(
      { ...parseTransformerConfig(config(files)), shipped: adapterFolders(files) },
      { file: (path) => part(files, path), open: (graph, weights) => open({ graph, weights }) },
    ),
  encoder: async (files, { open }) => createEncoder(await open(inspectGraph(files)), parseEncoderConfig(config(files))),
  clip: async (files, { open }) => {
    const shapes = parseClipConfig(config(files), json(files, 'preprocessor_config.json'));
    const vision = await open(graph(files, 'vision_model'));
    return createClip({ vision, text: await open(graph(files, 'text_model')) }, shapes);
  },
};

/** Rejects with RuntimeError('not-a-model') when a file is missing or not what it should be. */
export function openModel<Id extends ModelId>(id: Id, files: Files, engine: Engine): Promise<ModelApi[Id]> {
  return OPENERS[id](files, engine);
}

const inspectGraph = (files: Files): ModelFiles => graph(files, 'inspect', 'model');

/** The graph `name` with the weights of `owner`. */
function graph(files: Files, name: string, owner: string = name): ModelFiles {
  const data = `${owner}.onnx_data`;
  return { graph: part(files, `onnx/${name}.onnx`), weights: { [data]: part(files, `onnx/${data}`) } };
}

const ADAPTER_CONFIG = '/adapter_config.json';

function adapterFolders(files: Files): readonly string[] {
  const configs = [...files.keys()].filter((path) => path.endsWith(ADAPTER_CONFIG));
  return configs.map((path) => path.slice(0, -ADAPTER_CONFIG.length)).sort();
}

const config = (files: Files): unknown => json(files, 'config.json');

function json(files: Files, path: string): unknown {
  try {
    return JSON.parse(text(files, path));
  } catch (cause) {
    throw new RuntimeError('not-a-model', path, { cause });
  }
}

export function part<Bytes extends Uint8Array>(files: ReadonlyMap<string, Bytes>, path: string): Bytes {
  const bytes = files.get(path);
  if (!bytes) throw new RuntimeError('not-a-model', path);
  return bytes;
}

export function text(files: Files, path: string): string {
  return new TextDecoder().decode(part(files, path));
}
