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

/** A graph whose outputs `next.*` are the inputs `state.*` of its next run (training/stepgraph). */
export interface StepSession {
  /** Takes `state.*` tensors as the state to go on from. Several may be held at once. */
  hold(state: Tensors): HeldState;
  release(): Promise<void>;
}

/** A state that stays where the graph runs: on WebGPU it does not leave the device between two steps. */
export interface HeldState {
  /** One run: the state moves on, the other outputs come back. */
  step(feeds: Tensors): Promise<Tensors>;
  /** A copy of the state, under the names `state.*`. */
  read(): Promise<Tensors>;
  release(): void;
}

export function float32(data: Float32Array, dims: readonly number[]): Tensor {
  return { type: 'float32', data, dims };
}

export function int64(values: readonly number[], dims: readonly number[]): Tensor {
  return { type: 'int64', data: BigInt64Array.from(values, BigInt), dims };
}
