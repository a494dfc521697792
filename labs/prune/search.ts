/** The measures behind the budget puzzle (exercises/frontier.ts), part of `npm run record -- prune`. */
import { writeFileSync } from 'node:fs';
import type { CompressionWindows } from '@kit/compression/index.ts';
import type { CompressibleModel } from '@kit/models/compressible.ts';
import type { Frontier } from './exercises/frontier.ts';
import { type Measured, measure, oneOfEach, recipeOf } from './measure.ts';
import { type Setting, STATE } from './state.ts';

/** What is pruned, by SparseGPT, in percent, and the bits of what is left. */
const BLOCKS = [
  ['free', 0, [2, 3, 4, 5]],
  ['columns', 20, [3, 4]],
  ['columns', 40, [3, 4]],
  ['free', 50, [4]],
] as const;
const EMBEDDING = [2, 3, 4, 5, 8] as const;

export async function search(model: CompressibleModel, windows: CompressionWindows): Promise<void> {
  const shown = oneOfEach(windows.measured);
  async function cost(patch: Partial<Setting>) {
    const decoder = model.withRecipe(recipeOf({ ...STATE.defaults, sparsity: 0, ...patch }, windows));
    let last: Measured | undefined;
    for await (const value of measure(decoder, shown)) last = value;
    await decoder.release();
    if (!last?.quality.fr || !last.quality.en) throw new Error('nothing was measured');
    const { report, quality } = last;
    const loss = (language: 'fr' | 'en') => {
      const { bitsPerByte = 0, baseBitsPerByte = 0 } = quality[language] ?? {};
      return Number((bitsPerByte - baseBitsPerByte).toFixed(5));
    };
    return { bytes: report.bytes, fr: loss('fr'), en: loss('en') };
  }
  const blocks: Frontier['blocks'][number][] = [];
  for (const [pattern, sparsity, widths] of BLOCKS) {
    for (const bits of widths) {
      const own = { method: 'sparsegpt', pattern, sparsity, bits } as const;
      blocks.push({ ...own, ...(await cost(own)) });
    }
  }
  const embedding: Frontier['embedding'][number][] = [];
  for (const bits of EMBEDDING) embedding.push({ embedding: bits, ...(await cost({ embedding: bits })) });
  const frontier: Frontier = { base: (await cost({})).bytes, blocks, embedding };
  writeFileSync('labs/prune/exercises/frontier.json', `${JSON.stringify(frontier, null, 1)}\n`);
}
