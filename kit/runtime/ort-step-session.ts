/**
 * An onnxruntime session as a `StepSession`. On WebGPU outputs stay in GPU buffers: the state of one step is given to
 * the next as it is, and its buffers are freed once the new ones stand, so that two are in turn. On wasm everything is
 * in memory anyway.
 */
import type { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-web';
import type { HeldState, StepSession, Tensors } from '../models/session.ts';
import type { ModelFiles } from '../models/spec.ts';
import { toRuntimeError } from './errors.ts';
import { inTurn, type Ort, openGraph, toOrt } from './ort-session.ts';

type OrtTensors = Readonly<Record<string, OrtTensor>>;
const NEXT = 'next.';

/** Rejects with RuntimeError('not-a-model' | 'out-of-memory'). */
export async function createStepSession(
  ort: Ort,
  files: ModelFiles,
  provider: 'wasm' | 'webgpu',
): Promise<StepSession> {
  const session = await openGraph(ort, files, {
    executionProviders: [provider],
    ...(provider === 'webgpu' && { preferredOutputLocation: 'gpu-buffer' }),
    // weights laid out for the products as well, 5 MB of copies: a step of hundreds of positions gains nothing by them
    extra: { session: { disable_prepacking: '1' } },
  });
  return {
    hold: (state) => holdState(ort, session, toOrt(ort, state)),
    release: () => inTurn(() => session.release()),
  };
}

function holdState(ort: Ort, session: InferenceSession, first: OrtTensors): HeldState {
  let state = first;

  async function step(feeds: Tensors): Promise<Tensors> {
    const results = await session.run({ ...toOrt(ort, feeds), ...state });
    const before = state;
    const entries = Object.entries(results);
    const next = entries.filter(([name]) => name.startsWith(NEXT));
    state = Object.fromEntries(next.map(([name, tensor]) => [`state.${name.slice(NEXT.length)}`, tensor]));
    dispose(before);
    const others = entries.filter(([name]) => !name.startsWith(NEXT));
    const read = await readAll(Object.fromEntries(others));
    dispose(Object.fromEntries(others));
    return read;
  }

  return {
    step: (feeds) => inTurn(() => step(feeds).catch(rethrow)),
    read: () => inTurn(() => readAll(state).catch(rethrow)),
    release: () => dispose(state),
  };
}

async function readAll(tensors: OrtTensors): Promise<Tensors> {
  const entries = Object.entries(tensors).map(async ([name, tensor]) => {
    const data = (await tensor.getData()) as Float32Array;
    return [name, { type: 'float32', data, dims: tensor.dims }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Buffers of the GPU are freed at once; what lies in memory is the collector's. */
function dispose(tensors: OrtTensors): void {
  for (const tensor of Object.values(tensors)) if (tensor.location === 'gpu-buffer') tensor.dispose();
}

function rethrow(error: unknown): never {
  throw toRuntimeError(error);
}
