/** From files and settings to the one adapter that runs. */
import {
  type AdapterFiles,
  type DeltaSvd,
  type LoraAdapter,
  layerSvd,
  parametersByFile,
  readAdapter,
  scaled,
  sum,
  truncate,
} from '@kit/lora/index.ts';
import type { DecoderConfig } from '@kit/models/decoder.ts';
import { yieldToPage } from '@kit/yield-to-page.ts';

/** An adapter that was read and fits the decoder. */
export interface Loaded {
  readonly name: string;
  readonly adapter: LoraAdapter;
  readonly alpha: number;
  /** elements of the tensors of the file */
  readonly parameters: number;
  /** size of adapter_model.safetensors */
  readonly bytes: number;
  /** of each ΔW at full strength, in the order of `adapter.factors` */
  readonly svd: readonly DeltaSvd[];
}

/**
 * Decomposes one matrix at a time, so that the page never stops answering. Rejects with LoraError or SafetensorsError.
 */
export async function loaded(name: string, files: AdapterFiles, decoder: DecoderConfig): Promise<Loaded> {
  const { adapter, config, tensors } = readAdapter(files, decoder);
  const svd: DeltaSvd[] = [];
  for (const factors of adapter.factors) {
    svd.push(layerSvd(factors, adapter));
    await yieldToPage();
  }
  return {
    name,
    adapter,
    alpha: config.alpha,
    parameters: parametersByFile(tensors),
    bytes: files.tensors.length,
    svd,
  };
}

/** What was mixed: the part of a setting that changes the weights. */
export interface Recipe {
  readonly adapter: string;
  readonly strength: number;
  /** null, or at least the adapter's own: no truncation */
  readonly rank: number | null;
  readonly second: string | null;
  readonly secondStrength: number;
}

/** s·ΔW₁ cut to rank k, plus s₂·ΔW₂. */
export function mix(
  first: Loaded,
  second: Loaded | null,
  { strength, rank, secondStrength }: Omit<Recipe, 'adapter' | 'second'>,
): LoraAdapter {
  const one = scaled(cut(first, rank), strength);
  return second ? sum(one, scaled(second.adapter, secondStrength)) : one;
}

function cut({ adapter, svd }: Loaded, rank: number | null): LoraAdapter {
  if (rank === null || rank >= adapter.rank) return adapter;
  return rank === 0 ? scaled(adapter, 0) : truncate(svd, rank);
}

/** Squared share of ‖ΔW‖² that the `rank` largest singular values of every matrix keep, over all matrices together. */
export function keptEnergy(svd: readonly DeltaSvd[], rank: number): number {
  let [kept, all] = [0, 0];
  for (const { values } of svd) {
    for (const [k, value] of values.entries()) {
      all += value * value;
      if (k < rank) kept += value * value;
    }
  }
  return all === 0 ? 1 : kept / all;
}
