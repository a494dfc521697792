/**
 * What is done to the decoder's matrices, as data: it travels in addresses and to the worker. Steps are taken in this
 * order: one weight planted, matrices pruned, then quantised, activations rounded.
 */
import { EMBEDDING, isQuantised, type QuantConfig } from '../quantization/index.ts';
import { BLOCK_KINDS, type BlockKind, MODULES } from './modules.ts';
import { needsInputs, type PruneStep } from './prune.ts';

/** Matrices by what they do; those of a kind are alike in all layers. */
export type MatrixKind = 'embedding' | BlockKind;
export const MATRIX_KINDS: readonly MatrixKind[] = ['embedding', ...BLOCK_KINDS];

/** Kind of the matrix `name`; null for what is no matrix of a linear map: positions, norms, biases. */
export function kindOf(name: string): MatrixKind | null {
  if (name === EMBEDDING) return 'embedding';
  if (!isQuantised(name)) return null;
  const module = name.split('.').slice(3, 5).join('.');
  return BLOCK_KINDS.find((kind) => MODULES[kind] === module) ?? null;
}

/** Which matrices a step is for; absent: all. */
export interface Selected {
  readonly kinds?: readonly MatrixKind[];
}
export const selects = ({ kinds }: Selected, name: string): boolean => {
  const kind = kindOf(name);
  return kind !== null && (kinds?.includes(kind) ?? true);
};

/** `gptq` rounds the embedding to the nearest: it is looked up as well as multiplied. */
export interface QuantiseStep extends QuantConfig, Selected {
  readonly method: 'nearest' | 'gptq';
}

/** One weight of one matrix set to a value. */
export interface Planted {
  readonly matrix: string;
  /** output and input, from 0 */
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** What enters every linear map, rounded symmetrically with one scale for all of it or one per token. */
export interface ActivationStep {
  readonly bits: number;
  readonly per: 'tensor' | 'token';
}

export interface Recipe {
  /** the decoder, or the one trained in 4 bits, which no step but `activations` changes */
  readonly from: 'decoder' | 'decoder-4bit';
  readonly planted?: Planted;
  readonly prune?: PruneStep;
  /** where two steps are for the same matrix the later counts */
  readonly quantise?: readonly QuantiseStep[];
  readonly activations?: ActivationStep;
  /** tokens of the text that `gptq` and pruning by inputs look at, window by window, at most the context each */
  readonly calibration?: readonly (readonly number[])[];
}

/** Of these steps, the one that counts for a matrix. */
export function stepFor<S extends Selected>(steps: readonly S[] | undefined, name: string): S | null {
  return steps?.findLast((step) => selects(step, name)) ?? null;
}

/** Does the recipe look at a text? */
export const calibrates = ({ prune, quantise }: Recipe): boolean =>
  (prune !== undefined && needsInputs(prune)) || (quantise?.some(({ method }) => method === 'gptq') ?? false);
