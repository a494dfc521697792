/** The worker: fetches models, opens them on a backend, runs them. */

import { assetPath } from '../i18n/index.ts';
import type { DecoderModel, GeneratedToken } from '../models/decoder.ts';
import { parseDecoderConfig } from '../models/decoder-config.ts';
import { createDecoder } from '../models/decoder-onnx.ts';
import { decideBackend } from './backend.ts';
import { allFiles, filesOf, ORT_WASM } from './catalog.ts';
import { isAbort, RuntimeError } from './errors.ts';
import { download } from './files.ts';
import { gpuDevice, openSession } from './ort.ts';
import { browserStore } from './store.ts';
import type { Backend, ModelId } from './types.ts';
import { type Port, serve } from './worker-server.ts';

const scope = globalThis as unknown as Port;
type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
const fetched = new Map<ModelId, Files>();
const streams = new Map<number, AsyncIterator<GeneratedToken>>();
let decoder: DecoderModel | undefined;
let nextStream = 0;

async function openDecoder(files: Files, backend: Backend): Promise<DecoderModel> {
  const config = parseDecoderConfig(JSON.parse(text(files, 'config.json')));
  const model = {
    graph: part(files, 'onnx/inspect.onnx'),
    weights: { 'model.onnx_data': part(files, 'onnx/model.onnx_data') },
  };
  const session = await onBackend(backend, 'webgpu-failed', () =>
    openSession(backend, model, part(files, ORT_WASM.path)),
  );
  if (backend === 'webgpu') {
    void (await gpuDevice())?.lost.then(({ message }) =>
      scope.postMessage({ event: 'device-lost', detail: message }, []),
    );
  }
  return createDecoder(
    { ...session, run: (feeds, outputs) => onBackend(backend, 'device-lost', () => session.run(feeds, outputs)) },
    config,
  );
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

serve(scope, {
  decide: ({ choice }) => decideBackend(choice, navigator.gpu),
  async fetch({ model }, { signal, progress }) {
    const { bytes, warning } = await download(filesOf(model), { signal, onProgress: progress });
    fetched.set(model, bytes);
    await browserStore().prune(allFiles(), assetPath(''));
    return { warning };
  },
  async open({ model, backend }) {
    const files = fetched.get(model);
    if (!files) throw new RuntimeError('unknown', `${model} not fetched`);
    decoder = await openDecoder(files, backend);
    fetched.delete(model); // in the session by now
    return { config: decoder.config, tokenizer: text(files, 'tokenizer.json') };
  },
  'decoder.inspect': ({ ids, options }, { signal }) => opened().inspect(ids, options, signal),
  'decoder.logits': ({ ids }, { signal }) => opened().logits(ids, signal),
  async 'decoder.generate'({ ids, options }) {
    streams.set(nextStream, opened().generate(ids, options)[Symbol.asyncIterator]());
    return nextStream++;
  },
  async next({ stream }) {
    const result = await streams.get(stream)?.next();
    if (result && !result.done) return result.value;
    streams.delete(stream);
    return null;
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

function opened(): DecoderModel {
  if (!decoder) throw new RuntimeError('unknown', 'decoder not open');
  return decoder;
}

function part(files: Files, path: string): Uint8Array<ArrayBuffer> {
  const bytes = files.get(path);
  if (!bytes) throw new RuntimeError('not-a-model', path);
  return bytes;
}

function text(files: Files, path: string): string {
  return new TextDecoder().decode(part(files, path));
}
