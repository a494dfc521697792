/**
 * The devices of a cluster from outside: started, linked each to each, led step by step. When one of them stops, the
 * others wait for it: all are ended, and whoever awaits the step is told which it was.
 */

import type { WorkerLike } from '../../remote/host.ts';
import { type Remote, remote } from '../../remote/remote.ts';
import { DEVICE, type Device, type DeviceOptions, type DeviceReport, type SavedDevice } from './device.ts';
import type { Orders } from './order.ts';
import { placeOf, sizeOfCut } from './stage.ts';

export interface ClusterOptions extends Omit<DeviceOptions, 'rank' | 'order'> {
  /** of each stage */
  readonly orders: Orders;
}

export interface ClusterStep {
  /** of the whole batch, nats per token */
  readonly loss: number;
  /** by device */
  readonly devices: readonly DeviceReport[];
}

/** A device was lost in mid-step. */
export class Halted extends Error {
  /** from 0 */
  readonly rank: number;
  constructor(rank: number, cause?: unknown) {
    super(`device ${rank} stopped`, { cause });
    this.rank = rank;
  }
}

export class Cluster {
  readonly #devices: readonly Remote<Device>[];
  /** devices whose numbers no other has */
  readonly #saving: number;
  #halted: Halted | null = null;

  private constructor(devices: readonly Remote<Device>[], saving: number) {
    this.#devices = devices;
    this.#saving = saving;
  }

  /** Workers from `spawn`, which serve `createDevice()`. Throws what the first of them to fail says. */
  static async start({ orders, ...options }: ClusterOptions, spawn: () => WorkerLike): Promise<Cluster> {
    const size = sizeOfCut(options.cut);
    const devices = Array.from({ length: size }, () => remote<Device>(spawn, DEVICE, { recoveries: 0 }));
    const cluster = new Cluster(devices, options.zero === 0 ? size / options.cut.data : size);
    try {
      await cluster.#all(({ api }, rank) => {
        const later = cluster.#devices.slice(rank + 1).map(({ api: other }, i) => {
          const { port1, port2 } = new MessageChannel();
          return [api.link(rank + 1 + i, port1), other.link(rank, port2)];
        });
        return Promise.all(later.flat());
      });
      await cluster.#all(({ api }, rank) => {
        const order = orders[placeOf(rank, options.cut).pipeline] ?? [];
        return api.build({ ...options, rank, order });
      });
    } catch (error) {
      cluster.end();
      throw error;
    }
    return cluster;
  }

  /** Step number `step`, from 0, on all devices at once. Throws Halted. */
  async step(step: number): Promise<ClusterStep> {
    const devices = await this.#all(({ api }) => api.step(step));
    return { loss: devices.reduce((sum, { loss }) => sum + loss, 0), devices };
  }

  /** Of each device; where replicas hold the same numbers (no ZeRO), of those of the first alone. */
  async save(): Promise<readonly SavedDevice[]> {
    const saved = await this.#all(async ({ api }, rank) => (rank < this.#saving ? api.save() : []));
    return saved.slice(0, this.#saving);
  }

  /** As all were after `steps` steps: `saved` comes from a cluster that is cut the same way. */
  async restore(saved: readonly SavedDevice[], steps: number): Promise<void> {
    await this.#all(({ api }, rank) => api.restore(saved[rank % saved.length] ?? [], steps));
  }

  /** As a GPU that fails: at once, whatever it is doing. */
  stop(rank: number): void {
    this.#halted ??= new Halted(rank);
    for (const { end } of this.#devices) end(this.#halted);
  }

  /** When no step is under way: devices that are no workers of their own leave nothing open. */
  async close(): Promise<void> {
    await this.#all(({ api }) => api.close());
    this.end();
  }

  /** At once. */
  end(): void {
    for (const { end } of this.#devices) end();
  }

  /** The first failure is that of the whole: the others would wait for ever. */
  async #all<T>(work: (device: Remote<Device>, rank: number) => Promise<T>): Promise<T[]> {
    const calls = this.#devices.map((device, rank) =>
      work(device, rank).catch((error: unknown) => {
        if (error instanceof Halted) throw error;
        this.#halted ??= new Halted(rank, error);
        for (const { end } of this.#devices) end(this.#halted);
        throw this.#halted;
      }),
    );
    return Promise.all(calls);
  }
}
