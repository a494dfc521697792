/** Merging in a page that goes on answering. */
import type { DecoderWeights, Edits } from '../weights/decoder-weights.ts';
import { yieldToPage } from '../yield-to-page.ts';
import type { LoraAdapter } from './adapter.ts';
import { merge } from './merge.ts';

/** W₀ + ΔW, one matrix at a time, so that the page never stops answering. */
export async function mergeGently(weights: DecoderWeights, adapter: LoraAdapter, signal?: AbortSignal): Promise<Edits> {
  const edits = new Map<string, Float32Array>();
  for (const factors of adapter.factors) {
    for (const [name, values] of merge(weights, [{ ...adapter, factors: [factors] }])) edits.set(name, values);
    await yieldToPage();
    signal?.throwIfAborted();
  }
  return edits;
}
