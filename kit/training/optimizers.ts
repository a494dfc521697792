/**
 * Optimizers on flat arrays. Each updates a range of the elements, all of them or the part that one of N workers owns
 * (ZeRO), and holds state for that range alone.
 */
import type { Parameters } from './parameters.ts';
import type { Floats, Memory } from './tensor.ts';

/** Elements `from` to `to` of the flat arrays, that one not included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const everything = ({ values }: Parameters): Range => ({ from: 0, to: values.length });

export interface SgdOptions {
  /** μ of Polyak's heavy ball: b ← μ·b + g, then θ ← θ − η·b */
  readonly momentum: number;
}

export class Sgd {
  readonly range: Range;
  /** b, over the range; null without momentum */
  readonly velocity: Floats | null;
  readonly #parameters: Parameters;
  readonly #options: SgdOptions;

  constructor(
    parameters: Parameters,
    memory: Memory,
    options: SgdOptions = { momentum: 0 },
    range = everything(parameters),
  ) {
    this.#parameters = parameters;
    this.#options = options;
    this.range = range;
    this.velocity = options.momentum === 0 ? null : memory.take('optimizer', [range.to - range.from]).data;
  }

  /** One step at the learning rate `rate`. */
  step(rate: number): void {
    const [{ values, gradients }, { from, to }, b] = [this.#parameters, this.range, this.velocity];
    for (let i = from; i < to; i += 1) {
      let direction = gradients[i]!;
      if (b) {
        direction += this.#options.momentum * b[i - from]!;
        b[i - from] = direction;
      }
      values[i] = values[i]! - rate * direction;
    }
  }
}

export interface AdamWOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** λ, of matrices alone: vectors (biases, norms) do not decay */
  readonly weightDecay: number;
}

export const ADAMW: AdamWOptions = { beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay: 0.1 };

/** AdamW (Loshchilov & Hutter 2019, algorithm 2): the decay acts on the weights, apart from the gradient's moments. */
export class AdamW {
  readonly range: Range;
  /** moments of the gradient over the range: running means of g and of g² */
  readonly first: Floats;
  readonly second: Floats;
  /** steps made, t */
  steps = 0;
  readonly #parameters: Parameters;
  readonly #options: AdamWOptions;

  constructor(parameters: Parameters, memory: Memory, options = ADAMW, range = everything(parameters)) {
    this.#parameters = parameters;
    this.#options = options;
    this.range = range;
    this.first = memory.take('optimizer', [range.to - range.from]).data;
    this.second = memory.take('optimizer', [range.to - range.from]).data;
  }

  /** Goes on after so many steps, with the moments of then. */
  resume(from: { readonly step: number; readonly first: ArrayLike<number>; readonly second: ArrayLike<number> }): void {
    this.steps = from.step;
    this.first.set(from.first);
    this.second.set(from.second);
  }

  /** One step at the learning rate `rate`. */
  step(rate: number): void {
    const { beta1, beta2, epsilon, weightDecay } = this.#options;
    const [{ values, gradients }, { from: start }, m, v] = [this.#parameters, this.range, this.first, this.second];
    this.steps += 1;
    const correction1 = 1 - beta1 ** this.steps;
    const correction2 = 1 - beta2 ** this.steps;
    for (const { from, to, decays } of this.#pieces()) {
      const kept = decays ? 1 - rate * weightDecay : 1;
      for (let i = from; i < to; i += 1) {
        const g = gradients[i]!;
        const first = beta1 * m[i - start]! + (1 - beta1) * g;
        const second = beta2 * v[i - start]! + (1 - beta2) * g * g;
        m[i - start] = first;
        v[i - start] = second;
        values[i] = kept * values[i]! - (rate * (first / correction1)) / (Math.sqrt(second / correction2) + epsilon);
      }
    }
  }

  /** The range cut where one parameter ends and the next begins. */
  *#pieces() {
    for (const { offset, shape, value } of this.#parameters.list) {
      const from = Math.max(offset, this.range.from);
      const to = Math.min(offset + value.data.length, this.range.to);
      if (from < to) yield { from, to, decays: shape.length > 1 };
    }
  }
}

/** Σ g² over a range, in float64: the square of the norm, or a worker's part of it. */
export function squaredNorm({ gradients }: Parameters, { from, to }: Range): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += gradients[i]! * gradients[i]!;
  return sum;
}

/** Scales the gradients so that their norm, `norm` before, is at most `most` after (Pascanu, Mikolov & Bengio 2013). */
export function clip({ gradients }: Parameters, norm: number, most: number, { from, to }: Range): void {
  const factor = most / (norm + 1e-6);
  if (factor < 1) for (let i = from; i < to; i += 1) gradients[i] = gradients[i]! * factor;
}
