/** The worker: fetches models, opens them on a backend, runs them. */

import { assetPath } from '../i18n/index.ts';
import type { DecoderVariant } from '../models/adapters.ts';
import type { DecoderModel, GeneratedToken } from '../models/decoder.ts';
import type { Session } from '../models/session.ts';
import { decideBackend } from './backend.ts';
import { allFiles, filesOf, ORT_WASM } from './catalog.ts';
import { isAbort, RuntimeError } from './errors.ts';
import { download } from './files.ts';
import { openModel, part, text } from './open-model.ts';
import { gpuDevice, openSession } from './ort.ts';
import type { ModelFiles } from './ort-session.ts';
import type { DecoderRef, VariantName } from './protocol.ts';
import { browserStore } from './store.ts';
import type { Backend, ModelApi, ModelId } from './types.ts';
import { requireWasm } from './wasm-support.ts';
import { type Port, serve } from './worker-server.ts';

const scope = globalThis as unknown as Port;
type Downloaded = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
const fetched = new Map<ModelId, Downloaded>();
const models: { [Id in ModelId]?: ModelApi[Id] } = {};
const variants = new Map<VariantName, DecoderVariant>();
const streams = new Map<number, AsyncIterator<GeneratedToken>>();
let nextStream = 0;
/** onnxruntime's wasm, gzipped, until a session has started it: some models open none before they are used */
let packedWasm: Uint8Array<ArrayBuffer> | undefined;
/** A page shows a frame every 16 ms: tokens that come faster travel together. */
const SLICE = 16;

/** A session whose failures say what the page can do about them. */
async function startSession(backend: Backend, files: ModelFiles): Promise<Session> {
  const session = await onBackend(backend, 'webgpu-failed', () => openSession(backend, files, packedWasm));
  packedWasm = undefined;
  if (backend === 'webgpu') {
    void (await gpuDevice())?.lost.then(({ message }) =>
      scope.postMessage({ event: 'device-lost', detail: message }, []),
    );
  }
  return { ...session, run: (feeds, outputs) => onBackend(backend, 'device-lost', () => session.run(feeds, outputs)) };
}

/** On WebGPU any failure of the engine has a remedy: the same call on wasm. The code tells the page so. */
async function onBackend<T>(
  backend: Backend,
  code: 'webgpu-failed' | 'device-lost',
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (backend !== 'webgpu' || isAbort(error)) throw error;
    throw new RuntimeError(code, error instanceof Error ? error.message : '');
  }
}

async function open<Id extends ModelId>(id: Id, files: Downloaded, backend: Backend): Promise<ModelApi[Id]['config']> {
  packedWasm = part(files, ORT_WASM.path);
  const model = await openModel(id, files, { backend, open: (graph) => startSession(backend, graph) });
  models[id] = model;
  return model.config;
}

function opened<Id extends ModelId>(id: Id): ModelApi[Id] {
  const model = models[id];
  if (!model) throw new RuntimeError('unknown', `${id} not open`);
  return model;
}

function decoder(ref: DecoderRef): DecoderModel {
  if (!isVariant(ref)) return opened(ref);
  const variant = variants.get(ref);
  if (!variant) throw new RuntimeError('unknown', `${ref} not open`);
  return variant;
}

function isVariant(ref: DecoderRef): ref is VariantName {
  return ref.startsWith('variant:');
}

serve(scope, {
  async decide({ choice }) {
    requireWasm(); // a host may forbid to workers what it allows to pages
    return decideBackend(choice, navigator.gpu);
  },
  async fetch({ model }, { signal, progress }) {
    const { bytes, warning } = await download(filesOf(model), { signal, onProgress: progress });
    fetched.set(model, bytes);
    await browserStore().prune(allFiles(), assetPath(''));
    return { warning };
  },
  async open({ model, backend }) {
    const files = fetched.get(model);
    if (!files) throw new RuntimeError('unknown', `${model} not fetched`);
    const config = await open(model, files, backend);
    fetched.delete(model); // in the session by now
    return { config, tokenizer: text(files, 'tokenizer.json') };
  },
  'decoder.inspect': ({ model, ids, options }, { signal }) => decoder(model).inspect(ids, options, signal),
  'decoder.logits': ({ model, ids }, { signal }) => decoder(model).logits(ids, signal),
  'decoder.score': ({ model, ids, options }, { signal }) => decoder(model).score(ids, options, signal),
  async 'decoder.generate'({ model, ids, options }) {
    streams.set(nextStream, decoder(model).generate(ids, options)[Symbol.asyncIterator]());
    return nextStream++;
  },
  'adapters.file': ({ path }, { signal }) => opened('adapters').file(path, signal),
  async 'adapters.open'({ name, source }) {
    const model = opened('adapters');
    variants.set(name, 'adapter' in source ? model.withFactors(source.adapter) : model.withWeights(source.weights));
    return null;
  },
  async 'adapters.close'({ name }) {
    await variants.get(name)?.release();
    variants.delete(name);
    return null;
  },
  'encoder.inspect': ({ model, ids, options }, { signal }) => opened(model).inspect(ids, options, signal),
  'encoder.score': ({ model, ids, options }, { signal }) => opened(model).score(ids, options, signal),
  'encoder.surprises': ({ model, ids, options }, { signal, progress }) =>
    opened(model).surprises(ids, options, signal, progress),
  'clip.embedImages': ({ model, pixels }, { signal, progress }) => opened(model).embedImages(pixels, signal, progress),
  'clip.embedTexts': ({ model, texts }, { signal, progress }) => opened(model).embedTexts(texts, signal, progress),
  'clip.inspectImage': ({ model, pixels }, { signal }) => opened(model).inspectImage(pixels, signal),
  async next({ stream }) {
    const tokens: GeneratedToken[] = [];
    const until = performance.now() + SLICE;
    do {
      const result = await streams.get(stream)?.next();
      if (!result || result.done) {
        streams.delete(stream);
        return { tokens, done: true };
      }
      tokens.push(result.value);
    } while (performance.now() < until);
    return { tokens, done: false };
  },
  async stop({ stream }) {
    const iterator = streams.get(stream);
    streams.delete(stream);
    await iterator?.return?.();
    return null;
  },
  async loseDevice() {
    (await gpuDevice())?.destroy();
    return null;
  },
});
