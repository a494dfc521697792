/**
 * The decoder that a reader trains adapters of: what the adapters' model does, and training. Of `kit/lora-training`.
 */
import type { TokenWindow, TrainingState, TrainingStep, TrainOptions } from '../lora-training/index.ts';
import type { AdaptersModel } from './adapters.ts';

export interface TrainerModel extends AdaptersModel {
  /**
   * Steps as they are read, one or two ahead: who reads no more has them wait; who leaves the loop ends them. Where the
   * worker or the device is lost, training goes on from the last state that was read, on wasm if need be; no step is
   * told twice.
   */
  train(options: TrainOptions, signal?: AbortSignal): AsyncIterable<TrainingStep>;
  /** Nats per counted token over all windows. With `initialState`: the base's. */
  loss(windows: readonly TokenWindow[], state: TrainingState, signal?: AbortSignal): Promise<number>;
}

/** Tasks whose training windows come with the book, as adapters do: `file(windowsFile(task))`, then `readWindows`. */
export const TRAINING_TASKS = ['telegramme', 'theatre', 'francais'] as const;
export const windowsFile = (task: (typeof TRAINING_TASKS)[number]): string => `windows/${task}.safetensors`;
