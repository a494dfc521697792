/** Merging and unmerging as arithmetic on one copy of the weights: what each operation leaves, by checksum. */
import { type LoraAdapter, mergeGently, unmerge } from '@kit/lora/index.ts';
import { sha256 } from '@kit/weights/checksum.ts';
import { asFloat16, type DecoderWeights, type Edits, floatsOf } from '@kit/weights/decoder-weights.ts';
import type { Recipe } from './mix.ts';
import type { Bench } from './ways.ts';

export type Operation = 'base' | 'merge' | 'unmerge' | 'round';

export interface Entry {
  readonly operation: Operation;
  /** what was merged or unmerged */
  readonly recipe: Recipe | null;
  /**
   * SHA-256 of all weights in float32, and of the file that they give when rounded to float16; null where the browser
   * has no crypto.subtle
   */
  readonly float32: string | null;
  readonly float16: string | null;
  /** largest |W − W₀| */
  readonly distance: number;
}

/** The weights as they stand: only the matrices that differ from the base, or may. */
export interface Held {
  readonly edits: Edits;
  readonly merged: { readonly recipe: Recipe; readonly adapter: LoraAdapter } | null;
  readonly entry: Entry;
}

async function held(
  bench: Bench,
  operation: Operation,
  recipe: Recipe | null,
  edits: Edits,
  merged: Held['merged'],
): Promise<Held> {
  const entry: Entry = {
    operation,
    recipe,
    float32: await sha256(bench.float32(edits)),
    float16: await sha256(asFloat16(bench.weights, edits)),
    distance: distance(bench.weights, edits),
  };
  return { edits, merged, entry };
}

function distance(weights: DecoderWeights, edits: Edits): number {
  let worst = 0;
  for (const [name, values] of edits) {
    const original = floatsOf(weights, name);
    for (let i = 0; i < values.length; i++) {
      worst = Math.max(worst, Math.abs((values[i] as number) - (original[i] as number)));
    }
  }
  return worst;
}

export const untouched = (bench: Bench): Promise<Held> => held(bench, 'base', null, new Map(), null);

export async function merged(bench: Bench, recipe: Recipe, adapter: LoraAdapter, signal?: AbortSignal): Promise<Held> {
  return held(bench, 'merge', recipe, await mergeGently(bench.weights, adapter, signal), { recipe, adapter });
}

/** W′ − ΔW in float32: W₀ up to rounding. */
export function unmerged(bench: Bench, { edits, merged: what }: Held): Promise<Held> {
  if (!what) throw new Error('nothing is merged');
  return held(bench, 'unmerge', what.recipe, unmerge(edits, [what.adapter]), null);
}

/** The base was stored in float16: rounded to it, what unmerging left is W₀ again, if its checksum says so. */
export async function rounded(bench: Bench, before: Held): Promise<Held> {
  const file = asFloat16(bench.weights, before.edits);
  const [mine, base] = await Promise.all([sha256(file), sha256(bench.weights.file)]);
  const same = mine === null ? file.every((byte, i) => byte === bench.weights.file[i]) : mine === base;
  return held(bench, 'round', before.entry.recipe, same ? new Map() : before.edits, null);
}
