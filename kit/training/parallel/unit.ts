/**
 * The parameters of one unit on one device of a data group, and what ZeRO leaves of them there (Rajbhandari et al.
 * 2019): from stage 1 on the optimizer's state of its piece alone, from stage 2 on the gradients of its piece alone,
 * at stage 3 the values of its piece alone, gathered while the unit computes. The piece is a set of parameters itself:
 * the optimizer knows nothing of the cut.
 */
import { ADAMW, AdamW, type Range } from '../optimizers.ts';
import { type ParameterSpec, Parameters } from '../parameters.ts';
import { type Floats, type Memory, sizeOf, type Tensor } from '../tensor.ts';
import { allGather, allReduce, pieceOf, type Ring, reduceScatter } from './ring.ts';
import type { Shard } from './shards.ts';

export type Zero = 0 | 1 | 2 | 3;

/**
 * Values, first moments, second moments: with the number of steps made, what brings a unit back as it was. Numbers of
 * the device's own piece, and where every one has them, all values.
 */
export type SavedUnit = readonly [values: Floats, first: Floats, second: Floats];

const NOTHING: Floats = new Float32Array(0);

export class Unit {
  /** as layers see them */
  readonly parameters: Parameters;
  /** the piece that this device updates */
  readonly own: Parameters;
  readonly optimizer: AdamW;
  readonly #memory: Memory;
  readonly #ring: Ring;
  readonly #zero: Zero;
  readonly #range: Range;
  readonly #size: number;
  #gathered: Tensor | null = null;
  #summing: Tensor | null = null;

  constructor({ specs, values: start }: Shard, ring: Ring, zero: Zero, memory: Memory) {
    this.#memory = memory;
    this.#ring = ring;
    this.#zero = zero;
    this.#size = start.length;
    this.#range = zero === 0 ? { from: 0, to: start.length } : pieceOf(start.length, ring.size, ring.rank);
    const { from, to } = this.#range;
    const values = zero < 3 ? memory.take('parameters', [start.length]).data : NOTHING;
    const gradients = zero < 2 ? memory.take('gradients', [start.length]).data : NOTHING;
    const piece = {
      values: (zero < 3 ? values.subarray(from, to) : memory.take('parameters', [to - from]).data) as Floats,
      gradients: (zero < 2 ? gradients.subarray(from, to) : memory.take('gradients', [to - from]).data) as Floats,
    };
    values.set(zero < 3 ? start : []);
    piece.values.set(start.subarray(from, to));
    this.parameters = new Parameters(specs, memory, { values, gradients });
    this.own = new Parameters(pieceSpecs(this.parameters, this.#range), memory, piece);
    this.optimizer = new AdamW(this.own, memory, ADAMW);
  }

  /** Before it computes, in either direction. */
  async open(): Promise<void> {
    if (this.#zero < 3) return;
    this.#gathered = this.#memory.take('parameters', [this.#size]);
    const { data } = this.#gathered;
    data.set(this.own.values, this.#range.from);
    await allGather(this.#ring, data);
    this.parameters.moveTo({ values: data });
  }

  close(): void {
    if (!this.#gathered) return;
    this.parameters.moveTo({ values: NOTHING });
    this.#memory.release(this.#gathered);
    this.#gathered = null;
  }

  /** Before its backward pass: somewhere for gradients to add up. */
  receiveGradients(): void {
    if (this.#zero < 2) return;
    this.#summing = this.#memory.take('gradients', [this.#size]);
    this.parameters.moveTo({ gradients: this.#summing.data });
  }

  /** After its last backward pass of the step: the sum over the data group, whole or of this device's piece. */
  async sumGradients(): Promise<void> {
    const { gradients } = this.parameters;
    await (this.#zero === 0 ? allReduce(this.#ring, gradients) : reduceScatter(this.#ring, gradients));
    if (!this.#summing) return;
    this.own.gradients.set(gradients.subarray(this.#range.from, this.#range.to));
    this.parameters.moveTo({ gradients: NOTHING });
    this.#memory.release(this.#summing);
    this.#summing = null;
  }

  /** One step of the optimizer at the learning rate `rate`; then, where all hold all values, the others' pieces. */
  async update(rate: number): Promise<void> {
    this.optimizer.step(rate);
    if (this.#zero === 1 || this.#zero === 2) await allGather(this.#ring, this.parameters.values);
  }

  clearGradients(): void {
    this.parameters.gradients.fill(0);
  }

  save(): SavedUnit {
    const { first, second } = this.optimizer;
    const { values } = this.#zero < 3 ? this.parameters : this.own;
    return [values.slice() as Floats, first.slice() as Floats, second.slice() as Floats];
  }

  restore([values, first, second]: SavedUnit, steps: number): void {
    (this.#zero < 3 ? this.parameters : this.own).values.set(values);
    this.optimizer.first.set(first);
    this.optimizer.second.set(second);
    this.optimizer.steps = steps;
  }
}

/** Specs of elements `from` to `to`: cut parameters are still matrices, which decay, or vectors, which do not. */
function pieceSpecs({ list }: Parameters, { from, to }: Range): ParameterSpec[] {
  return list.flatMap(({ name, shape, start, draws, offset }) => {
    const end = offset + sizeOf(shape); // at stage 3 there are no values to ask
    const length = Math.min(end, to) - Math.max(offset, from);
    return length > 0 ? [{ name, shape: shape.length > 1 ? [length, 1] : [length], start, draws }] : [];
  });
}
