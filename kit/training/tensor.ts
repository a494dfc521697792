/**
 * Numbers with a shape, and the account of what a worker holds. Nothing here knows what a gradient is: a tensor is a
 * flat typed array that can be sent to another worker as it is.
 */

/** float64 is for checks against finite differences and against PyTorch; a reader's models train in float32. */
export type Precision = 'float32' | 'float64';
export type Floats = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

export interface Tensor {
  readonly shape: readonly number[];
  /** row-major: the last axis is contiguous */
  readonly data: Floats;
}

/**
 * What memory goes to: the model, its gradients, the optimizer's state, what forward keeps for backward, and the
 * gradients of activations on their way down.
 */
export const KINDS = ['parameters', 'gradients', 'optimizer', 'activations', 'passing'] as const;
export type Kind = (typeof KINDS)[number];

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** Rows of a tensor seen as a matrix: every axis but the last. */
export const rowsOf = ({ shape, data }: Tensor): number => data.length / widthOf({ shape });
export const widthOf = ({ shape }: Pick<Tensor, 'shape'>): number => shape.at(-1) ?? 1;

/** Hands out tensors of one precision, counts their bytes by kind, and uses again the arrays that are given back. */
export class Memory {
  readonly precision: Precision;
  /** bytes held now */
  readonly held: Record<Kind, number> = { parameters: 0, gradients: 0, optimizer: 0, activations: 0, passing: 0 };
  /** the most that was held of each kind, bytes */
  readonly peak: Record<Kind, number> = { ...this.held };
  readonly #kinds = new Map<Floats, Kind>();
  readonly #free = new Map<number, Floats[]>();

  constructor(precision: Precision = 'float32') {
    this.precision = precision;
  }

  /** A tensor of zeros. */
  take(kind: Kind, shape: readonly number[]): Tensor {
    const size = sizeOf(shape);
    const used = this.#free.get(size)?.pop();
    const data = used?.fill(0) ?? (this.precision === 'float32' ? new Float32Array(size) : new Float64Array(size));
    this.#kinds.set(data, kind);
    this.held[kind] += data.byteLength;
    this.peak[kind] = Math.max(this.peak[kind], this.held[kind]);
    return { shape, data };
  }

  /** The same numbers in arrays of their own: what a neighbour sent, what must outlive a change. */
  copy(kind: Kind, { shape, data }: Tensor): Tensor {
    const tensor = this.take(kind, shape);
    tensor.data.set(data);
    return tensor;
  }

  /**
   * Gives tensors back. One that came from elsewhere, or was given back before, is an error: something would be counted
   * wrong.
   */
  release(...tensors: readonly Tensor[]): void {
    for (const { data } of tensors) {
      const kind = this.#kinds.get(data);
      if (!kind) throw new Error('a tensor is given back that is not held');
      this.#kinds.delete(data);
      this.held[kind] -= data.byteLength;
      const free = this.#free.get(data.length) ?? [];
      this.#free.set(data.length, free);
      free.push(data);
    }
  }
}
