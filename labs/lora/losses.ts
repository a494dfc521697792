/**
 * Mean loss on the held-out windows that come with the adapters (public/models/adapters/evaluation.json), in nats per
 * token.
 */
import { meanLoss, type Windows } from '@kit/lora-training/evaluation.ts';
import type { DecoderModel } from '@kit/models/decoder.ts';

export const GAUGES = ['task', 'fr', 'en'] as const;
export type Gauge = (typeof GAUGES)[number];
export type Losses = Readonly<Record<Gauge, number>>;

/** The task that an adapter's folder is about: « telegramme-r2 » → telegramme. */
export function taskOf(name: string, { tasks }: Windows): string {
  const known = Object.keys(tasks);
  return known.find((task) => name === task || name.startsWith(`${task}-`)) ?? (known[0] as string);
}

/** Passes that `losses` makes. */
export const passesOf = (windows: Windows, task: string): number =>
  (windows.tasks[task]?.length ?? 0) + windows.general.fr.length + windows.general.en.length;

export async function losses(
  model: DecoderModel,
  windows: Windows,
  task: string,
  signal?: AbortSignal,
  onPass?: () => void,
): Promise<Losses> {
  return {
    task: await meanLoss(model, windows.tasks[task] ?? [], signal, onPass),
    fr: await meanLoss(model, windows.general.fr, signal, onPass),
    en: await meanLoss(model, windows.general.en, signal, onPass),
  };
}
