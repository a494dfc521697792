/**
 * What one device holds of the model and computes of a step: its stage of the pipeline (one slice of layers, or more
 * where schedules are interleaved), its shard of each block's matrices, its part of the batch. Where it stands in the
 * three cuts is `Place`; devices of a tensor group are neighbours, then come those of a pipeline.
 */
import type { Pass as Turn } from '../../formulas/pipeline-schedules.ts';
import type { Batch } from '../batches.ts';
import { embed, head, type Shape } from '../gpt.ts';
import type { Ids } from '../layers/embedding.ts';
import type { Engine } from '../pass.ts';
import type { Tensor } from '../tensor.ts';
import { type SharedPass, sharedBlock } from './block.ts';
import type { Links } from './links.ts';
import type { Ring } from './ring.ts';
import { shardOf, unitsOf } from './shards.ts';
import { Unit, type Zero } from './unit.ts';

/** Devices along each cut; their product is all devices. */
export interface Cut {
  readonly tensor: number;
  readonly pipeline: number;
  readonly data: number;
}

export interface StageOptions {
  readonly shape: Shape;
  readonly cut: Cut;
  /** slices of layers of each device */
  readonly chunks: number;
  readonly zero: Zero;
  readonly seed: number;
  /** of each part of the batch */
  readonly microBatches: number;
}

export const sizeOfCut = ({ tensor, pipeline, data }: Cut): number => tensor * pipeline * data;

/** From 0 along each cut. */
export function placeOf(rank: number, { tensor, pipeline }: Cut): Cut {
  return {
    tensor: rank % tensor,
    pipeline: Math.floor(rank / tensor) % pipeline,
    data: Math.floor(rank / tensor / pipeline),
  };
}

/** A micro-batch on its way: what brings it back, and what came in from the slice before. */
interface Flight {
  readonly input: Tensor | null;
  readonly passes: readonly SharedPass[];
  readonly bottom: { backward(gradient: Tensor): void } | null;
  readonly top: { backward(scale: number): Tensor } | null;
}

export class Stage {
  readonly units: ReadonlyMap<number, Unit>;
  readonly #options: StageOptions;
  readonly #links: Links;
  readonly #engine: Engine;
  readonly #place: Cut;
  readonly #tensor: Ring;
  readonly #flights = new Map<string, Flight>();
  readonly #left = new Map<number, number>();
  /** most micro-batches in flight at once in this step, counted in slices */
  kept = 0;

  constructor(options: StageOptions, links: Links, engine: Engine) {
    const { cut, shape, zero, seed } = options;
    this.#options = options;
    this.#links = links;
    this.#engine = engine;
    this.#place = placeOf(links.rank, cut);
    const { tensor, pipeline, data } = this.#place;
    const rankAt = (t: number, d: number) => (d * cut.pipeline + pipeline) * cut.tensor + t;
    const range = (count: number) => Array.from({ length: count }, (_, i) => i);
    this.#tensor = links.ring(
      range(cut.tensor).map((t) => rankAt(t, data)),
      'tensor',
    );
    const replicas = links.ring(
      range(cut.data).map((d) => rankAt(tensor, d)),
      'data',
    );
    const all = unitsOf(shape);
    const own = range(options.chunks).flatMap((chunk) => this.#unitsOf(chunk));
    this.units = new Map(
      own.map((unit) => {
        const shard = shardOf(all[unit] ?? [], seed, tensor, cut.tensor);
        return [unit, new Unit(shard, replicas, zero, engine.memory)] as const;
      }),
    );
  }

  /** Before the passes of a step. */
  begin(): void {
    this.kept = 0;
    for (const [number, unit] of this.units) {
      unit.clearGradients();
      this.#left.set(number, this.#options.microBatches);
    }
  }

  /** Sum of the losses of one micro-batch where the head is, 0 elsewhere; nats. */
  async forward({ microBatch, chunk }: Turn, { ids, targets }: Batch): Promise<number> {
    const { shape } = this.#options;
    const slice = this.#sliceOf(chunk);
    const bottom = slice === 0 ? await this.#use(0, ({ parameters }) => embed(ids, parameters, this.#engine)) : null;
    const input = bottom ? null : await this.#receive(slice - 1, `forward ${microBatch}`, ids);
    let output = (bottom?.output ?? input) as Tensor;
    const passes: SharedPass[] = [];
    for (const number of this.#blocksOf(chunk)) {
      const heads = shape.heads / this.#options.cut.tensor;
      const pass = await this.#use(number, ({ parameters }) =>
        sharedBlock(number - 1, heads, parameters, output, this.#tensor, this.#engine),
      );
      passes.push(pass);
      output = pass.output;
    }
    const top = this.#isLast(slice)
      ? await this.#use(shape.layers + 1, ({ parameters }) =>
          head(output, targets, { ...shape, tied: false }, parameters, this.#engine),
        )
      : null;
    if (!top) this.#send(slice + 1, `forward ${microBatch}`, output);
    this.#flights.set(`${chunk} ${microBatch}`, { input, passes, bottom, top });
    this.kept = Math.max(this.kept, this.#flights.size);
    return top?.loss ?? 0;
  }

  /** `scale`: 1 over the tokens of the whole batch. */
  async backward({ microBatch, chunk }: Turn, { ids }: Batch, scale: number): Promise<void> {
    const slice = this.#sliceOf(chunk);
    const flight = this.#flights.get(`${chunk} ${microBatch}`);
    if (!flight) throw new Error(`micro-batch ${microBatch} comes back before it went`);
    const { input, passes, bottom, top } = flight;
    this.#flights.delete(`${chunk} ${microBatch}`);
    let gradient = top
      ? await this.#learn(this.#options.shape.layers + 1, () => top.backward(scale))
      : await this.#receive(slice + 1, `backward ${microBatch}`, ids);
    for (const [i, number] of [...this.#blocksOf(chunk).entries()].reverse()) {
      const above = gradient;
      gradient = await this.#learn(number, () => (passes[i] as SharedPass).backward(above));
    }
    if (bottom) await this.#learn(0, () => bottom.backward(gradient));
    else {
      this.#send(slice - 1, `backward ${microBatch}`, gradient);
      this.#engine.memory.release(gradient, ...(input ? [input] : []));
    }
  }

  /** The unit computes with all its values. */
  async #use<T>(number: number, work: (unit: Unit) => T | Promise<T>): Promise<T> {
    const unit = this.#unit(number);
    await unit.open();
    const result = await work(unit);
    unit.close();
    return result;
  }

  /** The same on the way back; after the last micro-batch its gradients are summed over the replicas. */
  async #learn<T>(number: number, work: () => T | Promise<T>): Promise<T> {
    const unit = this.#unit(number);
    unit.receiveGradients();
    const result = await this.#use(number, work);
    const left = (this.#left.get(number) ?? 0) - 1;
    this.#left.set(number, left);
    if (left === 0) await unit.sumGradients();
    return result;
  }

  #unit(number: number): Unit {
    return this.units.get(number) as Unit;
  }

  /** Place of a slice of this device among all slices, the input's first. */
  #sliceOf(chunk: number): number {
    return chunk * this.#options.cut.pipeline + this.#place.pipeline;
  }

  #isLast(slice: number): boolean {
    return slice === this.#options.cut.pipeline * this.#options.chunks - 1;
  }

  /** Numbers of the units that are the blocks of a slice. */
  #blocksOf(chunk: number): readonly number[] {
    const { shape, cut, chunks } = this.#options;
    const length = shape.layers / (cut.pipeline * chunks);
    return Array.from({ length }, (_, i) => 1 + this.#sliceOf(chunk) * length + i);
  }

  #unitsOf(chunk: number): readonly number[] {
    const slice = this.#sliceOf(chunk);
    const { layers } = this.#options.shape;
    return [...(slice === 0 ? [0] : []), ...this.#blocksOf(chunk), ...(this.#isLast(slice) ? [layers + 1] : [])];
  }

  #rankOf(slice: number): number {
    const { tensor, pipeline } = this.#options.cut;
    const stage = ((slice % pipeline) + pipeline) % pipeline;
    return (this.#place.data * pipeline + stage) * tensor + this.#place.tensor;
  }

  /** Activations or their gradient, to the slice `to` of this tensor shard and replica. */
  #send(to: number, what: string, { data }: Tensor): void {
    this.#links.send(this.#rankOf(to), `${what} to ${to}`, data, 'sendReceive');
  }

  async #receive(from: number, what: string, { shape: [B, T] }: Ids): Promise<Tensor> {
    const own = what.startsWith('forward') ? from + 1 : from - 1;
    const data = await this.#links.receive(this.#rankOf(from), `${what} to ${own}`, 'sendReceive');
    const kind = what.startsWith('forward') ? 'activations' : 'passing';
    const tensor = this.#engine.memory.copy(kind, { shape: [B, T, this.#options.shape.width], data });
    this.#links.release(data);
    return tensor;
  }
}

/** Micro-batch `index` of part `part` of a batch of windows: equal shares, in order. */
export function shareOf(batch: Batch, parts: number, part: number, microBatches: number, index: number): Batch {
  const [windows, length] = batch.ids.shape;
  const share = windows / parts / microBatches;
  const from = (part * microBatches + index) * share;
  const cut = ({ data }: Ids): Ids => ({
    shape: [share, length],
    data: data.subarray(from * length, (from + share) * length),
  });
  return { ids: cut(batch.ids), targets: cut(batch.targets) };
}
