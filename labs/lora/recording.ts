/** The result recorded when the book is built, as it travels to the lab. */
import type { LoraModule } from '@kit/lora/index.ts';
import type { Comparison } from './compare.ts';
import type { Entry } from './ledger.ts';
import type { Loaded } from './mix.ts';
import type { Results } from './results.ts';
import type { Suggestions } from './suggestions.ts';
import type { Way } from './ways.ts';

/** One matrix of the decoder that an adapter changes. */
export interface Spectrum {
  readonly layer: number;
  readonly module: LoraModule;
  /** σ₁ ≥ σ₂ ≥ … of ΔW at full strength */
  readonly values: readonly number[];
}

/** What is known of an adapter once it is read. */
export interface AdapterFacts {
  readonly name: string;
  readonly rank: number;
  readonly alpha: number;
  readonly modules: readonly LoraModule[];
  readonly parameters: number;
  readonly bytes: number;
  readonly spectra: readonly Spectrum[];
}

export type Texts = Readonly<Record<Way, string>>;

export interface Recording {
  readonly prompt: string;
  /** tokens of the prompt, and the longest the model reads */
  readonly tokens: number;
  readonly context: number;
  readonly shipped: readonly string[];
  readonly suggestions: Suggestions;
  /** of the decoder: for counts by formula */
  readonly shape: { readonly layers: number; readonly width: number };
  readonly facts: AdapterFacts;
  readonly comparison: Comparison;
  readonly texts: Texts;
  /** what the build ran the model on */
  readonly under: { readonly engine: string; readonly threads: number };
  readonly ledger: readonly Entry[];
  readonly results: Results;
}

export function factsOf({ name, adapter, alpha, parameters, bytes, svd }: Loaded): AdapterFacts {
  const spectra = svd.map(({ factors: { layer, module }, values }) => ({ layer, module, values: [...values] }));
  const modules = [...new Set(adapter.factors.map(({ module }) => module))];
  return { name, rank: adapter.rank, alpha, modules, parameters, bytes, spectra };
}
