/** A cluster and one worker that train the same model on the same batches, step beside step. */
import type { WorkerLike } from '@kit/remote/host.ts';
import { Cluster } from '@kit/training/parallel/cluster.ts';
import type { DeviceReport, SavedDevice } from '@kit/training/parallel/device.ts';
import { aloneOptions, clusterOptions, EVERY } from './plan.ts';
import type { LabState } from './state.ts';

/** What is kept of a device's step. */
export type Report = Pick<DeviceReport, 'sent' | 'peak' | 'kept' | 'operations'>;

export interface Result {
  /** of the settings, see `runKey` */
  readonly key: string;
  readonly origin: 'recorded' | 'measured';
  /** by step, nats per byte: of the cluster, and of one worker */
  readonly losses: readonly number[];
  readonly alone: readonly number[];
  /** of the last step, by worker */
  readonly devices: readonly Report[];
}

/** What a run goes on from: after `step` steps. */
export interface Checkpoint {
  readonly step: number;
  readonly losses: readonly number[];
  readonly alone: readonly number[];
  readonly saved: readonly (readonly SavedDevice[])[];
}

export interface Progress {
  readonly losses: readonly number[];
  readonly alone: readonly number[];
  readonly devices: readonly Report[];
  /** a new one, every `EVERY` steps */
  readonly checkpoint: Checkpoint | null;
}

export interface Running {
  /** step by step; leaving the loop ends all workers */
  readonly steps: AsyncIterable<Progress>;
  /** as a GPU that fails: `steps` throws `Halted` */
  stop(rank: number): void;
  /** at once, whether `steps` is read or not */
  end(): void;
}

export async function start(
  state: LabState,
  tokens: Int32Array,
  spawn: () => WorkerLike,
  from: Checkpoint | null,
): Promise<Running> {
  const options = [clusterOptions(state, tokens), aloneOptions(state, tokens)] as const;
  const started = await Promise.allSettled(options.map((one) => Cluster.start(one, spawn)));
  const both = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const end = () => {
    for (const one of both) one.end();
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    end();
    throw failed.reason;
  }
  const [cluster, single] = both as [Cluster, Cluster];
  try {
    if (from) await Promise.all(both.map((one, i) => one.restore(from.saved[i] ?? [], from.step)));
  } catch (error) {
    end();
    throw error;
  }

  async function* steps(own: Cluster, other: Cluster): AsyncGenerator<Progress> {
    let { losses, alone }: Pick<Result, 'losses' | 'alone'> = from ?? { losses: [], alone: [] };
    try {
      for (let step = from?.step ?? 0; step < state.steps; step += 1) {
        const [made, beside] = await Promise.all([own.step(step), other.step(step)]);
        losses = [...losses, made.loss];
        alone = [...alone, beside.loss];
        const due = (step + 1) % EVERY === 0 && step + 1 < state.steps;
        const saved = due ? await Promise.all(both.map((one) => one.save())) : null;
        const checkpoint = saved && { step: step + 1, losses, alone, saved };
        yield { losses, alone, devices: made.devices, checkpoint };
      }
      await Promise.all(both.map((one) => one.close()));
    } finally {
      end();
    }
  }
  return { steps: steps(cluster, single), stop: (rank) => cluster.stop(rank), end };
}

/** Tokens of a text: its bytes in UTF-8. */
export const tokensOf = (text: string): Int32Array => Int32Array.from(new TextEncoder().encode(text));
