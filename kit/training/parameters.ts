/**
 * The numbers that are learned. Values lie end to end in one flat array, gradients in another, so that an optimizer, a
 * clipping or a worker that holds one part in N of them needs no name; layers see them by name and shape.
 */
import { uniformAt } from '../math/random.ts';
import { type Floats, type Memory, sizeOf, type Tensor } from './tensor.ts';

/** What a parameter is before training. */
export interface ParameterSpec {
  readonly name: string;
  readonly shape: readonly number[];
  /** one value everywhere, or draws with this standard deviation */
  readonly start: { readonly value: number } | { readonly deviation: number };
  /** draws of the seed that are used before it, in the whole model: a stage starts as the whole does */
  readonly draws: number;
}

export interface Parameter extends ParameterSpec {
  /** place of its first element in the flat arrays */
  readonly offset: number;
  readonly value: Tensor;
  readonly gradient: Tensor;
}

interface Arrays {
  readonly values: Floats;
  readonly gradients: Floats;
}
type Movable = { data: Floats };

export class Parameters {
  readonly list: readonly Parameter[];
  #arrays: Arrays;
  readonly #byName: ReadonlyMap<string, Parameter>;

  /** In arrays of their own, or in those given, which may hold nothing yet (see `moveTo`). */
  constructor(specs: readonly ParameterSpec[], memory: Memory, arrays?: Arrays) {
    const size = specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    this.#arrays = arrays ?? {
      values: memory.take('parameters', [size]).data,
      gradients: memory.take('gradients', [size]).data,
    };
    const { values, gradients } = this.#arrays;
    let offset = 0;
    this.list = specs.map((spec) => {
      const from = offset;
      offset += sizeOf(spec.shape);
      const view = (data: Floats): Tensor => ({ shape: spec.shape, data: data.subarray(from, offset) });
      return { ...spec, offset: from, value: view(values), gradient: view(gradients) };
    });
    this.#byName = new Map(this.list.map((parameter) => [parameter.name, parameter]));
  }

  get values(): Floats {
    return this.#arrays.values;
  }

  get gradients(): Floats {
    return this.#arrays.gradients;
  }

  /**
   * Values or gradients are from now on in another array, of all of them or of none: who lets go of what it does not
   * use leaves nothing to read. Layers find them there, on their way back too.
   */
  moveTo(arrays: Partial<Arrays>): void {
    this.#arrays = { ...this.#arrays, ...arrays };
    for (const { offset, shape, value, gradient } of this.list) {
      const end = offset + sizeOf(shape);
      if (arrays.values) (value as Movable).data = arrays.values.subarray(offset, end);
      if (arrays.gradients) (gradient as Movable).data = arrays.gradients.subarray(offset, end);
    }
  }

  /** Null where another holds it: of the shards of a matrix cut by rows, one has the bias. */
  find(name: string): Parameter | null {
    return this.#byName.get(name) ?? null;
  }

  /** Throws when there is none of this name: a stage asks for what another holds. */
  get(name: string): Parameter {
    const found = this.#byName.get(name);
    if (!found) throw new RangeError(`no parameter ${name} here`);
    return found;
  }

  /**
   * Starts every parameter from a seed (a safe integer). Draws are uniform: U(−√3·σ, √3·σ) has the deviation σ and
   * needs neither logarithm nor cosine, whose last bit is not the same in every engine; training/engine draws the same
   * bits.
   */
  initialise(seed: number): void {
    for (const { value, start, draws } of this.list) {
      if ('value' in start) value.data.fill(start.value);
      else {
        const bound = Math.sqrt(3) * start.deviation;
        for (let i = 0; i < value.data.length; i += 1) value.data[i] = (2 * uniformAt(seed, draws + i) - 1) * bound;
      }
    }
  }
}
