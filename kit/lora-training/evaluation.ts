/** The held-out windows that come with the adapters (public/models/adapters/evaluation.json), and losses on them. */
import type { DecoderModel } from '../models/decoder.ts';
import type { TokenWindow } from './options.ts';

export interface Windows {
  readonly tasks: Readonly<Record<string, readonly TokenWindow[]>>;
  readonly general: Readonly<Record<'fr' | 'en', readonly TokenWindow[]>>;
}

export function parseWindows(bytes: Uint8Array): Windows {
  // of the book's own manifest: length and hash were checked
  return JSON.parse(new TextDecoder().decode(bytes)) as Windows;
}

/** Nats per counted token. `onPass`: after each window. */
export async function meanLoss(
  model: DecoderModel,
  windows: readonly TokenWindow[],
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
