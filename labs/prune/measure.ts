/** A setting as a recipe, and what it costs: the same in the page, while the book is built, and in the exercises. */
import {
  type CompressionWindows,
  calibrates,
  type MeasuredWindow,
  type Quality,
  qualityOf,
  type Recipe,
  type WindowMeasure,
} from '@kit/compression/index.ts';
import { BLOCK_KINDS } from '@kit/compression/modules.ts';
import { nmOf, type PruneStep } from '@kit/compression/prune.ts';
import { LOCALES, type Locale } from '@kit/i18n/index.ts';
import type { CompressedDecoder, CompressionReport } from '@kit/models/compressible.ts';
import type { Setting } from './state.ts';

/** Windows of the calibration text, 256 tokens each: as many in one language as in both. */
const CALIBRATION = 24;
/** Weights that share a scale. */
const GROUP = 32;

/** What the setting prunes; null: nothing. */
export function pruneStep({ method, pattern, sparsity }: Setting): PruneStep | null {
  if (sparsity === 0 && nmOf(pattern) === null) return null;
  return { method, pattern, sparsity: sparsity / 100 };
}

export function recipeOf(setting: Setting, { calibration }: CompressionWindows): Recipe {
  const prune = pruneStep(setting);
  const grid = { symmetric: false, granularity: 'group', groupSize: GROUP } as const;
  const quantise = [
    ...(setting.bits < 16 ? [{ ...grid, method: 'gptq', bits: setting.bits, kinds: BLOCK_KINDS } as const] : []),
    ...(setting.embedding < 16
      ? [{ ...grid, method: 'nearest', bits: setting.embedding, kinds: ['embedding'] } as const]
      : []),
  ];
  const recipe: Recipe = { from: 'decoder', ...(prune && { prune }), quantise };
  if (!calibrates(recipe)) return recipe;
  const text =
    setting.calibration === 'both'
      ? LOCALES.flatMap((language) => calibration[language].slice(0, CALIBRATION / LOCALES.length))
      : calibration[setting.calibration].slice(0, CALIBRATION);
  return { ...recipe, calibration: text };
}

/** One window of each held-out novel; `hidden`: elsewhere in them. */
export const oneOfEach = (windows: readonly MeasuredWindow[]): readonly MeasuredWindow[] =>
  windows.filter((_, i) => i % 2 === 0);

export type Qualities = Readonly<Record<Locale, Quality | null>>;

/** By language; null where nothing of it has been read. */
export const qualities = (all: readonly WindowMeasure[]): Qualities => ({
  fr: qualityOf(all.filter(({ language }) => language === 'fr')),
  en: qualityOf(all.filter(({ language }) => language === 'en')),
});

export interface Measured {
  readonly report: CompressionReport;
  readonly quality: Qualities;
  /** windows read */
  readonly read: number;
}

export interface Told {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** The size, then the quality as the windows are read. */
export async function* measure(
  decoder: Pick<CompressedDecoder, 'report' | 'measure'>,
  windows: readonly MeasuredWindow[],
  { signal, progress = () => undefined }: Told = {},
): AsyncGenerator<Measured> {
  let made = 0;
  const report = await decoder.report(({ done, total }) => {
    made = total;
    progress({ done, total: total + windows.length });
  }, signal);
  const all: WindowMeasure[] = [];
  yield { report, quality: qualities(all), read: 0 };
  for await (const one of decoder.measure(windows, signal)) {
    all.push(one);
    progress({ done: made + all.length, total: made + windows.length });
  }
  yield { report, quality: qualities(all), read: all.length };
}
