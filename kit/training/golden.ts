/** What training/engine wrote: PyTorch's numbers, for the tests beside. */
import { readFileSync } from 'node:fs';
import type { Shape } from './gpt.ts';
import type { Ids } from './layers/embedding.ts';
import type { AdamWOptions } from './optimizers.ts';
import type { Parameters } from './parameters.ts';
import type { Memory, Tensor } from './tensor.ts';

interface Stored {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

export interface LayerCase {
  readonly name: string;
  readonly inputs: Readonly<Record<string, Stored>>;
  readonly output: Stored;
  readonly upstream: Stored;
  readonly gradients: Readonly<Record<string, Stored>>;
}

interface Run {
  readonly optimizer: 'adamw' | 'sgd';
  readonly tied: boolean;
  readonly losses: readonly number[];
  readonly norms: readonly number[];
  readonly final: readonly number[];
  /** of the AdamW runs: one value in `every` before the first step, and gradients of the first */
  readonly initial?: readonly number[];
  readonly every?: number;
  readonly gradients?: Readonly<Record<string, Stored>>;
}

export interface Golden {
  readonly shape: Omit<Shape, 'tied'>;
  readonly seed: number;
  readonly rates: Readonly<Record<Run['optimizer'], readonly number[]>>;
  readonly most: number;
  readonly adamw: AdamWOptions;
  readonly momentum: number;
  /** of each step, lines of T + 1 ids */
  readonly batches: readonly (readonly (readonly number[])[])[];
  readonly layers: readonly LayerCase[];
  readonly runs: readonly Run[];
}

export const golden = (): Golden => JSON.parse(readFileSync('tests/golden/training/golden.json', 'utf8')) as Golden;

/** Lines of T + 1 ids as what is read and what follows. */
export function batchOf(lines: readonly (readonly number[])[]): { readonly ids: Ids; readonly targets: Ids } {
  const shape = [lines.length, (lines[0]?.length ?? 1) - 1] as const;
  const cut = (from: number, to: number) => Int32Array.from(lines.flatMap((line) => line.slice(from, to)));
  return { ids: { shape, data: cut(0, shape[1]) }, targets: { shape, data: cut(1, shape[1] + 1) } };
}

/** A tensor with the stored numbers, that a layer may give back. */
export function tensorOf(memory: Memory, { shape, data }: Stored): Tensor {
  const tensor = memory.take('passing', shape);
  tensor.data.set(data);
  return tensor;
}

/** Sets the values of parameters whose specs are `named`. */
export function fill(parameters: Parameters, named: Readonly<Record<string, Stored>>): void {
  for (const { name, value } of parameters.list) value.data.set(named[name]?.data ?? []);
}

export const specsOf = (named: Readonly<Record<string, Stored>>) =>
  Object.entries(named).map(([name, { shape }]) => ({ name, shape, start: { value: 0 }, draws: 0 }));

/** Largest difference as a share of the largest expected value; NaN where a number is missing. */
export function farthest(found: ArrayLike<number>, expected: readonly number[]): number {
  if (found.length !== expected.length) return Number.NaN;
  const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);
  return expected.reduce((far, value, i) => Math.max(far, Math.abs(value - found[i]!)), 0) / scale;
}
