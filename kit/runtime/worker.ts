/** The worker: fetches models, opens them on a backend, serves them. */
import { assetPath } from '../i18n/index.ts';
import { MODELS, type ModelId, OPENERS } from '../models/index.ts';
import type { Session, StepSession } from '../models/session.ts';
import { type Files, type ModelFiles, text, tokenizerPath } from '../models/spec.ts';
import { type Port, serve } from '../remote/serve.ts';
import { type Backend, decideBackend } from './backend.ts';
import { allFiles, filesOf, ORT_WASM } from './catalog.ts';
import { isAbort, RuntimeError } from './errors.ts';
import { download } from './files.ts';
import { gpuDevice, openSession, openStepSession } from './ort.ts';
import { browserStore } from './store.ts';
import { requireWasm } from './wasm-support.ts';
import type { ModelsWorker } from './worker-api.ts';

const fetched = new Map<ModelId, Files>();
/** onnxruntime's wasm, gzipped, until a session has started it: some models open none before they are used */
let packedWasm: Uint8Array<ArrayBuffer> | undefined;

async function startSession(backend: Backend, files: ModelFiles): Promise<Session> {
  return guarded(backend, await started(backend, () => openSession(backend, files, packedWasm)));
}

async function startStepSession(backend: Backend, files: ModelFiles): Promise<StepSession> {
  return guardedSteps(backend, await started(backend, () => openStepSession(backend, files, packedWasm)));
}

/**
 * A session whose failures say what the page can do about them. Made apart: closures made where the files are would
 * keep them, weights and all, as long as the session lives.
 */
function guarded(backend: Backend, session: Session): Session {
  return { ...session, run: (feeds, outputs) => onBackend(backend, 'device-lost', () => session.run(feeds, outputs)) };
}

function guardedSteps(backend: Backend, session: StepSession): StepSession {
  const hold: StepSession['hold'] = (state) => {
    const held = session.hold(state);
    return {
      ...held,
      step: (feeds) => onBackend(backend, 'device-lost', () => held.step(feeds)),
      read: () => onBackend(backend, 'device-lost', held.read),
    };
  };
  return { ...session, hold };
}

async function started<S>(backend: Backend, open: () => Promise<S>): Promise<S> {
  const session = await onBackend(backend, 'webgpu-failed', open);
  packedWasm = undefined;
  if (backend === 'webgpu') {
    void (await gpuDevice())?.lost.then(({ message }) => served.fail(new RuntimeError('device-lost', message)));
  }
  return session;
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

const worker: ModelsWorker = {
  async decide(choice) {
    requireWasm(); // a host may forbid to workers what it allows to pages
    return decideBackend(choice, navigator.gpu);
  },
  async fetch(id, signal, onProgress) {
    const { bytes, warning } = await download(filesOf(id), { signal, onProgress });
    fetched.set(id, bytes);
    await browserStore().prune(allFiles(), assetPath(''));
    return { warning };
  },
  async open(id, backend) {
    const files = fetched.get(id);
    if (!files) throw new RuntimeError('unknown', `${id} not fetched`);
    packedWasm = files.get(ORT_WASM.path) ?? packedWasm;
    const own = new Map([...files].filter(([path]) => path !== ORT_WASM.path)); // models may hold on to theirs
    const open = (graph: ModelFiles) => startSession(backend, graph);
    const openStep = (graph: ModelFiles) => startStepSession(backend, graph);
    const model = await OPENERS[id](own, { backend, open, openStep });
    served.add(id, model);
    fetched.delete(id); // in the session by now
    return { facts: { config: model.config }, tokenizer: text(own, tokenizerPath(MODELS[id])) };
  },
  async loseDevice() {
    (await gpuDevice())?.destroy();
  },
};

const served = serve(globalThis as unknown as Port, worker);
