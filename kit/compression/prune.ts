/**
 * The decoder with fewer weights: a recipe applied to the four matrices of every block. Embeddings, norms and biases
 * stay, as in the papers. What is left is rounded to float16, as it is stored.
 */
import { fromFloat16, toFloat16 } from '../math/float16.ts';
import type { DecoderConfig } from '../models/decoder.ts';
import { transposed } from '../quantization/decoder.ts';
import { inverseFactor } from '../quantization/gptq.ts';
import type { InputStatistics } from './inputs.ts';
import { BLOCK_KINDS, matrixName } from './modules.ts';
import {
  dropInEach,
  dropNM,
  dropSmallest,
  type Mask,
  magnitudes,
  masked,
  maskOf,
  type NM,
  removed,
  wandaScores,
} from './prune-select.ts';
import { sparseGpt } from './prune-sparsegpt.ts';
import { columnsOf, groupContributions, groupMagnitudes, refitted, rowsOf } from './prune-structured.ts';

/** By magnitude among all matrices or in each; by what enters them; by what their loss costs, which is made up for. */
export const METHODS = ['global', 'matrix', 'wanda', 'sparsegpt'] as const;
export type Method = (typeof METHODS)[number];
/** Where zeros may lie. Whole heads and columns leave for good: the matrices get smaller. */
export const PATTERNS = ['free', '2:4', '4:8', 'heads', 'columns'] as const;
export type Pattern = (typeof PATTERNS)[number];

export interface PruneStep {
  readonly method: Method;
  readonly pattern: Pattern;
  /** share of weights, of heads or of columns that leave; of no meaning where N:M fixes it */
  readonly sparsity: number;
}

/** Where prunings read and rest. */
export interface PruneSources {
  readonly config: DecoderConfig;
  /** a tensor of the file by its name, linear maps [in, out] */
  readonly read: (name: string) => Float32Array;
  /** what entered a matrix on the calibration text */
  readonly inputs: (name: string) => Promise<Pick<InputStatistics, 'hessian'>>;
  /** between two matrices: throws when the work is to end */
  readonly pause: () => Promise<void>;
}

/** Size of a matrix, and its inputs that are left, of those that the original has; null: all. */
export interface PrunedSize {
  readonly rows: number;
  readonly columns: number;
  readonly inputs: readonly number[] | null;
}

export interface Pruned {
  /** those that are changed */
  readonly tensors: ReadonlyMap<string, Float32Array>;
  readonly matrices: ReadonlyMap<string, PrunedSize>;
  /** heads that remain in each layer, from 0 */
  readonly heads: readonly (readonly number[])[];
  /** of each matrix with zeros, [out, in]: 1 where a weight stays */
  readonly masks: ReadonlyMap<string, Mask>;
}

/** The matrices that are pruned. */
export const prunable = ({ layers }: DecoderConfig): readonly string[] =>
  Array.from({ length: layers }, (_, layer) => BLOCK_KINDS.map((kind) => matrixName(layer, kind))).flat();

export const nmOf = (pattern: Pattern): NM | null =>
  pattern === '2:4' ? { kept: 2, of: 4 } : pattern === '4:8' ? { kept: 4, of: 8 } : null;

/** Does it ask what enters the matrices? */
export const needsInputs = ({ method }: PruneStep): boolean => method === 'wanda' || method === 'sparsegpt';

/** How often `prune` pauses: once a matrix; heads and columns, once a layer to compare them and once to remove them. */
export const pruneSteps = ({ pattern }: PruneStep, config: DecoderConfig): number =>
  pattern === 'heads' || pattern === 'columns' ? 2 * config.layers : prunable(config).length;

export async function prune(step: PruneStep, sources: PruneSources): Promise<Pruned> {
  if (step.pattern === 'heads' || step.pattern === 'columns') return removeGroups(step, sources);
  const { config, read, inputs, pause } = sources;
  const matrices = prunable(config).map((name) => matrixOf(read, name));
  const global = step.method === 'global' && step.pattern === 'free' ? globalMasks(matrices, step.sparsity) : null;
  const tensors = new Map<string, Float32Array>();
  const masks = new Map<string, Mask>();
  for (const [i, { name, weights, rows, columns }] of matrices.entries()) {
    const hessian = needsInputs(step) ? (await inputs(name)).hessian : null;
    const made = global ? masked(weights, global[i] as Mask) : pruneMatrix(weights, columns, step, hessian);
    const stored = fromFloat16(toFloat16(made));
    // a weight that was zero by itself is stored no more than one that was pruned
    masks.set(name, maskOf(stored));
    tensors.set(name, transposed(stored, rows, columns));
    await pause();
  }
  const sizes = matrices.map(({ name, rows, columns }) => [name, { rows, columns, inputs: null }] as const);
  return { tensors, masks, matrices: new Map(sizes), heads: everyHead(config) };
}

const everyHead = ({ layers, heads }: DecoderConfig): readonly (readonly number[])[] =>
  Array.from({ length: layers }, () => Array.from({ length: heads }, (_, h) => h));

interface Matrix {
  readonly name: string;
  /** [out, in] */
  readonly weights: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

const biasOf = (name: string): string => name.replace(/weight$/, 'bias');

function matrixOf(read: PruneSources['read'], name: string): Matrix {
  const [stored, rows] = [read(name), read(biasOf(name)).length];
  const columns = stored.length / rows;
  return { name, weights: transposed(stored, columns, rows), rows, columns };
}

/** The smallest of all matrices together. */
function globalMasks(matrices: readonly Matrix[], sparsity: number): readonly Mask[] {
  const total = matrices.reduce((sum, { weights }) => sum + weights.length, 0);
  const all = new Float32Array(total);
  let at = 0;
  const places = matrices.map(({ weights }) => {
    all.set(magnitudes(weights), at);
    at += weights.length;
    return [at - weights.length, at] as const;
  });
  const mask = dropSmallest(all, removed(total, sparsity));
  return places.map(([from, to]) => mask.slice(from, to));
}

/** `hessian`: where the method asks for it. */
function pruneMatrix(
  weights: Float32Array,
  columns: number,
  { method, pattern, sparsity }: PruneStep,
  hessian: Float64Array | null,
): Float32Array<ArrayBuffer> {
  const nm = nmOf(pattern);
  if (hessian && method === 'sparsegpt') return sparseGpt(weights, columns, factorOf(hessian, columns), nm ?? sparsity);
  const scores = hessian ? wandaScores(weights, diagonal(hessian, columns)) : magnitudes(weights);
  if (nm) return masked(weights, dropNM(scores, columns, nm));
  // Wanda compares the weights of one output; magnitudes, those of a whole matrix
  const span = hessian ? columns : weights.length;
  return masked(weights, dropInEach(scores, span, removed(span, sparsity)));
}

/** Part of the mean of H's diagonal that is added to it (Frantar & Alistarh 2023). */
const DAMPING = 0.01;

/** Of the text read last: a curve of sparsities asks for the same ones again and again. */
const factors = new WeakMap<Float64Array, Float64Array>();

function factorOf(hessian: Float64Array, columns: number): Float64Array {
  const factor = factors.get(hessian) ?? inverseFactor(hessian, columns, DAMPING);
  factors.set(hessian, factor);
  return factor;
}

const diagonal = (square: ArrayLike<number>, n: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => square[i * n + i] as number);

/** Heads are compared across all layers, columns within their own MLP, so that all MLPs stay equally wide. */
async function removeGroups(step: PruneStep, { config, read, inputs, pause }: PruneSources): Promise<Pruned> {
  const ofHeads = step.pattern === 'heads';
  const [before, after] = ofHeads ? (['attention-in', 'attention-out'] as const) : (['mlp-in', 'mlp-out'] as const);
  const layers = Array.from({ length: config.layers }, (_, i) => {
    const [into, out] = [matrixName(i, before), matrixName(i, after)];
    const weights = read(out);
    const groups = {
      inputs: weights.length / config.width,
      outputs: config.width,
      size: ofHeads ? config.headDim : 1,
    };
    return { into, out, weights, groups };
  });
  const scores: Float64Array[] = [];
  for (const { out, weights, groups } of layers) {
    const hessian = needsInputs(step) ? (await inputs(out)).hessian : null;
    scores.push(hessian ? groupContributions(weights, hessian, groups) : groupMagnitudes(weights, groups));
    await pause();
  }
  const kept = survivors(scores, step.sparsity, ofHeads);
  const tensors = new Map<string, Float32Array>();
  const matrices = new Map<string, PrunedSize>();
  for (const [layer, { into, out, weights, groups }] of layers.entries()) {
    const left = (kept[layer] ?? []).flatMap((g) => Array.from({ length: groups.size }, (_, i) => g * groups.size + i));
    const refit = step.method === 'sparsegpt' && left.length > 0;
    const rows = refit
      ? refitted(weights, (await inputs(out)).hessian, groups, left)
      : rowsOf(weights, groups.outputs, left);
    tensors.set(out, fromFloat16(toFloat16(rows)));
    matrices.set(out, { rows: groups.outputs, columns: left.length, inputs: left });
    // queries, keys and values stand side by side
    const columns = ofHeads ? [0, 1, 2].flatMap((third) => left.map((i) => third * groups.inputs + i)) : left;
    const bias = read(biasOf(into));
    tensors.set(into, columnsOf(read(into), bias.length, columns));
    tensors.set(biasOf(into), columnsOf(bias, bias.length, columns));
    matrices.set(into, { rows: columns.length, columns: config.width, inputs: null });
    await pause();
  }
  return { tensors, matrices, masks: new Map(), heads: ofHeads ? kept : everyHead(config) };
}

function survivors(
  scores: readonly Float64Array[],
  sparsity: number,
  together: boolean,
): readonly (readonly number[])[] {
  const left = (mask: Mask) => Array.from(mask.keys()).filter((i) => mask[i]);
  if (!together) return scores.map((own) => left(dropSmallest(own, removed(own.length, sparsity))));
  const every = Float64Array.from(scores.flatMap((own) => [...own]));
  const mask = dropSmallest(every, removed(every.length, sparsity));
  let at = 0;
  return scores.map((own) => {
    at += own.length;
    return left(mask.slice(at - own.length, at));
  });
}
