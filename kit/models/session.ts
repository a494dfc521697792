/** The one thing a model needs of an inference engine. Implemented by runtime/ort.ts (worker) and runtime/node.ts. */
export interface Tensor {
  readonly type: 'float32' | 'int64';
  /** row-major */
  readonly data: Float32Array | BigInt64Array;
  readonly dims: readonly number[];
}
export type Tensors = Readonly<Record<string, Tensor>>;

export interface Session {
  /** Computes only the outputs named. Runs are serialised: the next one waits. */
  run(feeds: Tensors, outputs: readonly string[]): Promise<Tensors>;
  release(): Promise<void>;
}

export function float32(data: Float32Array, dims: readonly number[]): Tensor {
  return { type: 'float32', data, dims };
}

export function int64(values: readonly number[], dims: readonly number[]): Tensor {
  return { type: 'int64', data: BigInt64Array.from(values, BigInt), dims };
}
