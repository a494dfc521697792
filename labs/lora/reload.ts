/** A merged model from the reader's disk, run beside the one merged in the page. */

import { largestGap } from '@kit/math/gap.ts';
import { continueText, type Writing } from '@kit/models/continuation.ts';
import type { ModelHandle } from '@kit/runtime/types.ts';
import { sha256 } from '@kit/weights/checksum.ts';
import { readModel } from './folder.ts';
import type { Bench, Variants } from './ways.ts';

export interface Reloaded {
  readonly name: string;
  /** what it writes after the prompt */
  readonly text: string;
  /** largest difference of logits against the adapter merged in the page */
  readonly gap: number;
  readonly checksum: string | null;
}

/** Rejects with FolderError, SafetensorsError or WeightsError for a file that is no such model. */
export async function reloaded(
  file: { readonly name: string; readonly bytes: Uint8Array },
  { model, tokenizer }: Pick<ModelHandle<'adapters'>, 'model' | 'tokenizer'>,
  { bench, variants, ids }: { bench: Bench; variants: Variants; ids: readonly number[] },
  writing: Writing,
  signal: AbortSignal,
): Promise<Reloaded> {
  const weights = bench.float32(readModel(file.bytes, model.config));
  const variant = model.withWeights(weights);
  try {
    const gap = largestGap(await variant.logits(ids, signal), await variants.merged.logits(ids, signal));
    const text = await continueText(variant, tokenizer, ids, writing, undefined, signal);
    return { name: file.name, text, gap, checksum: await sha256(weights) };
  } finally {
    await variant.release();
  }
}
