/**
 * Mean loss on the held-out windows that come with the adapters (public/models/adapters/evaluation.json), in nats per
 * token.
 */
import type { DecoderModel } from '@kit/models/decoder.ts';

/** `first`: index of the first token that counts; those before it are context. */
export interface Window {
  readonly ids: readonly number[];
  readonly first: number;
}

export interface Windows {
  readonly tasks: Readonly<Record<string, readonly Window[]>>;
  readonly general: Readonly<Record<'fr' | 'en', readonly Window[]>>;
}

export const GAUGES = ['task', 'fr', 'en'] as const;
export type Gauge = (typeof GAUGES)[number];
export type Losses = Readonly<Record<Gauge, number>>;

export function parseWindows(bytes: Uint8Array): Windows {
  return JSON.parse(new TextDecoder().decode(bytes)) as Windows; // of the book's own manifest: length and hash were checked
}

/** The task that an adapter's folder is about: « telegramme-r2 » → telegramme. */
export function taskOf(name: string, { tasks }: Windows): string {
  const known = Object.keys(tasks);
  return known.find((task) => name === task || name.startsWith(`${task}-`)) ?? (known[0] as string);
}

export async function meanLoss(
  model: DecoderModel,
  windows: readonly Window[],
  signal?: AbortSignal,
  onPass: () => void = () => undefined,
): Promise<number> {
  let [total, count] = [0, 0];
  for (const { ids, first } of windows) {
    for (const { position, logProbability } of await model.score(ids, {}, signal)) {
      if (position < first) continue;
      total -= logProbability;
      count += 1;
    }
    onPass();
  }
  return total / count;
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
