/**
 * A worker that plays one GPU: its part of a model, linked to the other devices by ports, one step after the other.
 *
 * ```ts
 * serve(globalThis as unknown as Port, createDevice()); // in the worker; on the page: cluster.ts
 * ```
 */
import type { Pass as Turn } from '../../formulas/pipeline-schedules.ts';
import type { Shape as RemoteShape } from '../../remote/shape.ts';
import { drawBatch, rateAt, type Schedule } from '../batches.ts';
import { bestProduct } from '../product.ts';
import { type Floats, type Kind, Memory } from '../tensor.ts';
import { Links } from './links.ts';
import { placeOf, Stage, type StageOptions, shareOf } from './stage.ts';
import { COLLECTIVES, type Collective, type Operation } from './trace.ts';
import type { SavedUnit } from './unit.ts';

export interface DeviceOptions extends StageOptions {
  readonly rank: number;
  /** passes of this device, in order */
  readonly order: readonly Turn[];
  readonly tokens: Int32Array;
  /** sequences of the whole batch, and their length */
  readonly windows: number;
  readonly length: number;
  readonly schedule: Schedule;
}

export interface DeviceReport {
  /** of its part of the batch, as a part of the mean in nats per token; 0 where another tells it */
  readonly loss: number;
  /** bytes in this step */
  readonly sent: Readonly<Record<Collective, number>>;
  /** most bytes of each kind at once, in this step */
  readonly peak: Readonly<Record<Kind, number>>;
  /** most micro-batches in flight, counted in slices of layers */
  readonly kept: number;
  readonly operations: readonly Operation[];
}

/** A copy of what a device needs to go on: the arrays of its units end to end, so that they are moved to the page. */
export type SavedDevice = readonly Floats[];

export interface Device {
  /** A port to another device: before `build`. */
  link(peer: number, port: MessagePort): Promise<void>;
  build(options: DeviceOptions): Promise<void>;
  /** Step number `step`, from 0. It ends when all devices make it; whoever stops one ends the others too. */
  step(step: number): Promise<DeviceReport>;
  save(): Promise<SavedDevice>;
  /** As it was after `steps` steps. */
  restore(saved: SavedDevice, steps: number): Promise<void>;
  /** Lets go of its ports. */
  close(): Promise<void>;
}

export const DEVICE: RemoteShape<Device> = {
  link: 'call',
  build: 'call',
  step: 'patient',
  save: 'call',
  restore: 'call',
  close: 'call',
};

interface Built {
  readonly options: DeviceOptions;
  readonly links: Links;
  readonly stage: Stage;
  readonly memory: Memory;
}

export function createDevice(): Device {
  const ports = new Map<number, MessagePort>();
  let built: Built | null = null;
  const current = (): Built => {
    if (!built) throw new Error('nothing was built yet');
    return built;
  };

  return {
    async link(peer, port) {
      ports.set(peer, port);
    },

    async build(options) {
      const links = new Links(options.rank);
      for (const [peer, port] of ports) links.connect(peer, port);
      const memory = new Memory();
      const best = bestProduct();
      const stage = new Stage(options, links, {
        memory,
        product(a, b, into) {
          links.trace.flops += 2 * a.rows * a.columns * b.columns;
          best(a, b, into);
        },
      });
      built = { options, links, stage, memory };
    },

    async step(step) {
      const { options, links, stage, memory } = current();
      const { order, tokens, windows, length, seed, schedule, cut, microBatches, rank } = options;
      const { trace } = links;
      const batch = drawBatch(tokens, windows, length, seed, step);
      const { data, tensor } = placeOf(rank, cut);
      const before = { ...links.sent };
      trace.clear();
      Object.assign(memory.peak, memory.held);
      stage.begin();
      let loss = 0;
      for (const turn of order) {
        const part = shareOf(batch, cut.data, data, microBatches, turn.microBatch);
        trace.begin(turn.forward ? 'forward' : 'backward', turn.microBatch, turn.chunk);
        if (turn.forward) loss += await stage.forward(turn, part);
        else await stage.backward(turn, part, 1 / (windows * length));
        trace.end();
      }
      trace.begin('update');
      for (const unit of stage.units.values()) await unit.update(rateAt(step, schedule));
      trace.end();
      return {
        loss: tensor === 0 ? loss / (windows * length) : 0, // its shards know the same one
        sent: Object.fromEntries(COLLECTIVES.map((name) => [name, links.sent[name] - before[name]])) as typeof before,
        peak: { ...memory.peak },
        kept: stage.kept,
        operations: trace.operations,
      };
    },

    async save() {
      return [...current().stage.units.values()].flatMap((unit) => unit.save());
    },

    async restore(saved, steps) {
      for (const [i, unit] of [...current().stage.units.values()].entries())
        unit.restore(saved.slice(3 * i, 3 * i + 3) as unknown as SavedUnit, steps);
    },

    async close() {
      for (const port of ports.values()) port.close();
    },
  };
}
