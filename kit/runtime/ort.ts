/** onnxruntime-web in the worker: the only place that loads it, on the first model. */
import type * as OrtModule from 'onnxruntime-web/webgpu';
import type { Session, StepSession } from '../models/session.ts';
import type { ModelFiles } from '../models/spec.ts';
import type { Backend } from './backend.ts';
import { createSession } from './ort-session.ts';
import { createStepSession } from './ort-step-session.ts';
import { ORT_VARIANT } from './ort-variant.ts';

let loading: Promise<typeof OrtModule> | undefined;
/** the wasm until it is compiled */
let wasm: ArrayBuffer | undefined;

/** `packedWasm`: the gzipped wasm of ORT_VARIANT, needed by the first call only. */
export function openSession(
  backend: Backend,
  files: ModelFiles,
  packedWasm?: Uint8Array<ArrayBuffer>,
): Promise<Session> {
  return opened(packedWasm, (ort) => createSession(ort, files, backend));
}

/** The same for a graph of training. */
export function openStepSession(
  backend: Backend,
  files: ModelFiles,
  packedWasm?: Uint8Array<ArrayBuffer>,
): Promise<StepSession> {
  return opened(packedWasm, (ort) => createStepSession(ort, files, backend));
}

async function opened<S>(
  packedWasm: Uint8Array<ArrayBuffer> | undefined,
  create: (ort: typeof OrtModule) => Promise<S>,
): Promise<S> {
  loading ??= packedWasm ? start(packedWasm) : Promise.reject(new Error('no wasm'));
  const ort = await loading;
  const session = await create(ort);
  if (wasm) {
    ort.env.wasm.wasmBinary = undefined;
    empty(wasm);
    wasm = undefined;
  }
  return session;
}

/** Once compiled, it serves no more, but onnxruntime's glue refers to it for life: 17 MB, 27 with asyncify. */
function empty(buffer: ArrayBuffer): void {
  structuredClone(buffer, { transfer: [buffer] });
}

/** The device of the sessions on WebGPU. */
export async function gpuDevice(): Promise<GPUDevice | undefined> {
  return (await loading)?.env.webgpu.device;
}

async function start(packedWasm: Uint8Array<ArrayBuffer>): Promise<typeof OrtModule> {
  const [ort, unpacked] = await Promise.all([importOrt(), gunzip(packedWasm)]);
  wasm = unpacked;
  // one thread: several need cross-origin isolation, which neither a static host nor a frame in an LMS gives
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmBinary = wasm;
  ort.env.logLevel = 'error';
  return ort;
}

/** Both entry points have the same interface. */
function importOrt(): Promise<typeof OrtModule> {
  return ORT_VARIANT === 'jspi' ? import('onnxruntime-web/jspi') : import('onnxruntime-web/webgpu');
}

function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
