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

export class Parameters {
  readonly list: readonly Parameter[];
  readonly values: Floats;
  readonly gradients: Floats;
  readonly #byName: ReadonlyMap<string, Parameter>;

  constructor(specs: readonly ParameterSpec[], memory: Memory) {
    const size = specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    const [values, gradients] = (['parameters', 'gradients'] as const).map(
      (kind) => memory.take(kind, [size]).data,
    ) as [Floats, Floats];
    let offset = 0;
    this.list = specs.map((spec) => {
      const from = offset;
      offset += sizeOf(spec.shape);
      const view = (data: Floats): Tensor => ({ shape: spec.shape, data: data.subarray(from, offset) });
      return { ...spec, offset: from, value: view(values), gradient: view(gradients) };
    });
    this.values = values;
    this.gradients = gradients;
    this.#byName = new Map(this.list.map((parameter) => [parameter.name, parameter]));
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
