/** An onnxruntime session as the models' `Session`; the same in the worker and in Node. */
import type { InferenceSession, Tensor as OrtTensor, TypedTensor } from 'onnxruntime-web';
import type { Session, Tensor, Tensors } from '../models/session.ts';
import type { ModelFiles } from '../models/spec.ts';
import { toRuntimeError } from './errors.ts';

/** The part of onnxruntime's API used here; every entry point of the package has it. */
export interface Ort {
  readonly InferenceSession: {
    create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>;
  };
  readonly Tensor: {
    new (type: 'float32', data: Float32Array, dims: readonly number[]): TypedTensor<'float32'>;
    new (type: 'int64', data: BigInt64Array, dims: readonly number[]): TypedTensor<'int64'>;
  };
}

/**
 * onnxruntime has one heap and one stack per realm, and refuses or spoils two calls at once, of one session or of two:
 * each call waits for the one before.
 */
let last: Promise<unknown> = Promise.resolve();

export function inTurn<T>(call: () => Promise<T>): Promise<T> {
  const result = last.then(call);
  last = result.catch(() => undefined);
  return result;
}

/** Rejects with RuntimeError('not-a-model' | 'out-of-memory'). */
export async function createSession(
  ort: Ort,
  files: ModelFiles,
  provider: InferenceSession.ExecutionProviderConfig,
): Promise<Session> {
  const session = await openGraph(ort, files, { executionProviders: [provider] });
  return {
    run: (feeds, outputs) => inTurn(() => run(ort, session, feeds, outputs)),
    release: () => inTurn(() => session.release()),
  };
}

/** What every session of this book shares. */
export async function openGraph(
  ort: Ort,
  { graph, weights }: ModelFiles,
  options: InferenceSession.SessionOptions,
): Promise<InferenceSession> {
  const externalData = Object.entries(weights).map(([path, data]) => ({ path, data }));
  try {
    return await inTurn(() => ort.InferenceSession.create(graph, { ...options, externalData, logSeverityLevel: 3 }));
  } catch (error) {
    throw toRuntimeError(error, 'not-a-model');
  }
}

async function run(ort: Ort, session: InferenceSession, feeds: Tensors, outputs: readonly string[]): Promise<Tensors> {
  const inputs = toOrt(ort, feeds);
  try {
    const results = await session.run(inputs, outputs);
    return Object.fromEntries(Object.entries(results).map(([name, tensor]) => [name, fromOrt(tensor)]));
  } catch (error) {
    throw toRuntimeError(error);
  }
}

export function toOrt(ort: Ort, tensors: Tensors): Record<string, OrtTensor> {
  const entries = Object.entries(tensors).map(([name, { type, data, dims }]) => {
    const tensor =
      type === 'float32'
        ? new ort.Tensor(type, data as Float32Array, dims)
        : new ort.Tensor(type, data as BigInt64Array, dims);
    return [name, tensor] as const;
  });
  return Object.fromEntries(entries);
}

function fromOrt({ type, data, dims }: OrtTensor): Tensor {
  if (type !== 'float32' && type !== 'int64') throw new TypeError(`output of type ${type}`);
  return { type, data: data as Float32Array | BigInt64Array, dims };
}
