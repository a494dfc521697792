/** What the exercises measure on the live model, exactly as the lab does. */
import type { MeasuredWindow } from '@kit/compression/index.ts';
import type { GradeContext } from '@kit/exercises/types.ts';
import type { CompressibleModel } from '@kit/models/compressible.ts';
import { isAbort } from '@kit/runtime/errors.ts';
import { measure, oneOfEach, recipeOf } from '../measure.ts';
import { type Setting, STATE } from '../state.ts';

export type Language = 'fr' | 'en';

export interface Cost {
  /** stored, whole model */
  readonly bytes: number;
  /** bits per byte */
  readonly after: number;
  readonly before: number;
}

/** On wasm or not, the arithmetic is the book's own: the same sums everywhere. */
export const common = { kind: 'numeric', usesLab: true, models: ['compressible'] } as const;

export const settingOf = (patch: Partial<Setting>): Setting => ({ ...STATE.defaults, ...patch });

const known = new WeakMap<CompressibleModel, Map<string, Promise<Cost>>>();

/** Of one language's windows; measured once, and again after a failure. What weighs more than `most` is not measured. */
export async function costOf(
  patch: Partial<Setting>,
  language: Language,
  { runtime, signal }: GradeContext,
  which: 'measured' | 'hidden' = 'measured',
  most = Number.POSITIVE_INFINITY,
): Promise<Cost> {
  const { model } = await runtime.load('compressible', signal ? { signal } : {});
  const kept = known.get(model) ?? new Map<string, Promise<Cost>>();
  known.set(model, kept);
  const key = JSON.stringify([patch, language, which, most]);
  for (let shared = kept.get(key); shared; shared = kept.get(key)) {
    try {
      return await shared;
    } catch (error) {
      // whoever asked first has stopped; this reader has not
      if (!isAbort(error) || signal?.aborted) throw error;
    }
  }
  const cost = measured(model, settingOf(patch), { language, which, most }, signal);
  kept.set(key, cost);
  cost.catch(() => kept.delete(key));
  return cost;
}

async function measured(
  model: CompressibleModel,
  setting: Setting,
  { language, which, most }: { language: Language; which: 'measured' | 'hidden'; most: number },
  signal?: AbortSignal,
): Promise<Cost> {
  const windows = await model.windows(signal);
  const own = oneOfEach(windows[which]).filter((window: MeasuredWindow) => window.language === language);
  const decoder = model.withRecipe(recipeOf(setting, windows));
  let cost: Cost | undefined;
  try {
    for await (const { report, quality } of measure(decoder, own, signal ? { signal } : {})) {
      const { bitsPerByte = Number.NaN, baseBitsPerByte = Number.NaN } = quality[language] ?? {};
      cost = { bytes: report.bytes, after: bitsPerByte, before: baseBitsPerByte };
      if (report.bytes > most) break;
    }
  } finally {
    await decoder.release();
  }
  return cost as Cost;
}

export const bitsPerByte = async (patch: Partial<Setting>, language: Language, context: GradeContext) =>
  (await costOf(patch, language, context)).after;
