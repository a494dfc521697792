/** Quality against sparsity: one point after the other. */
import type { MeasuredWindow, Recipe } from '@kit/compression/index.ts';
import type { CompressibleModel } from '@kit/models/compressible.ts';
import { measure, type Told } from './measure.ts';

export const SPARSITIES = [10, 20, 30, 40, 50, 60, 70, 80, 90] as const;

export interface CurvePoint {
  /** percent */
  readonly sparsity: number;
  /** bits per byte of each language */
  readonly fr: number;
  readonly en: number;
}

/** `recipe`: of a sparsity in percent. Grows by a point at a time. */
export async function* curve(
  model: Pick<CompressibleModel, 'withRecipe'>,
  recipe: (sparsity: number) => Recipe,
  windows: readonly MeasuredWindow[],
  { signal, progress = () => undefined }: Told = {},
): AsyncGenerator<readonly CurvePoint[]> {
  const points: CurvePoint[] = [];
  for (const sparsity of SPARSITIES) {
    progress({ done: points.length, total: SPARSITIES.length });
    const decoder = model.withRecipe(recipe(sparsity));
    try {
      for await (const { quality, read } of measure(decoder, windows, signal ? { signal } : {})) {
        if (read < windows.length || !quality.fr || !quality.en) continue;
        points.push({ sparsity, fr: quality.fr.bitsPerByte, en: quality.en.bitsPerByte });
      }
    } finally {
      await decoder.release();
    }
    progress({ done: points.length, total: SPARSITIES.length });
    yield [...points];
  }
}
