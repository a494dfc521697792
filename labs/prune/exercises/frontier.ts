/**
 * The recipes against which the budget puzzle is judged: of those measured by record.ts, on the windows that the lab
 * shows, the pair (blocks, embedding) that fits and whose losses add up to least. What blocks and embedding lose is
 * nearly a sum, so that fifteen measures stand for 45 recipes.
 */
import type { Setting } from '../state.ts';
import found from './frontier.json' with { type: 'json' };

export interface Frontier {
  /** of the original, bytes */
  readonly base: number;
  /** whole model with this part changed alone, bytes; what it loses, bits per byte */
  readonly blocks: readonly (Pick<Setting, 'method' | 'pattern' | 'sparsity' | 'bits'> & Cost)[];
  readonly embedding: readonly (Pick<Setting, 'embedding'> & Cost)[];
}

interface Cost {
  readonly bytes: number;
  readonly fr: number;
  readonly en: number;
}

/** Throws RangeError where nothing fits. */
export function reference(
  bytes: number,
  language: 'fr' | 'en',
  { base, blocks, embedding }: Frontier = found as Frontier,
): Pick<Setting, 'method' | 'pattern' | 'sparsity' | 'bits' | 'embedding'> {
  const pairs = blocks.flatMap((inBlocks) => embedding.map((inTable) => ({ inBlocks, inTable })));
  const fitting = pairs.filter(({ inBlocks, inTable }) => inBlocks.bytes + inTable.bytes - base <= bytes);
  const loss = ({ inBlocks, inTable }: (typeof pairs)[number]) => inBlocks[language] + inTable[language];
  const [first, ...others] = fitting;
  if (!first) throw new RangeError(`no recipe of ${bytes} bytes`);
  const { inBlocks, inTable } = others.reduce((best, one) => (loss(one) < loss(best) ? one : best), first);
  const { method, pattern, sparsity, bits } = inBlocks;
  return { method, pattern, sparsity, bits, embedding: inTable.embedding };
}
