/** States of training: the first one, as the graphs' inputs, and as an adapter. Layouts: training/stepgraph/lora.py. */
import { LORA_MODULES, type LoraAdapter, type LoraModule, linearSize } from '../lora/adapter.ts';
import type { DecoderConfig } from '../models/decoder.ts';
import { float32, type Tensor, type Tensors } from '../models/session.ts';
import { mix, TaskRandom } from '../tasks/random.ts';
import { FACTORS } from './batches.ts';
import type { AdapterShape, TrainingState } from './options.ts';

const MOMENTS = ['', '.m', '.v'] as const;

/** The two stacked factors of a module, with their dims. A module that is not adapted has rank 1 and is zero. */
function factorDims(config: DecoderConfig, module: LoraModule, rank: number) {
  const size = linearSize(config, module);
  return [
    { name: `lora_A.${module}`, dims: [config.layers, size.in, rank] },
    { name: `lora_B.${module}`, dims: [config.layers, rank, size.out] },
  ] as const;
}

/** Every tensor of a state of `shape` with its dims. */
function tensorDims(config: DecoderConfig, { rank, modules }: AdapterShape) {
  return LORA_MODULES.flatMap((module) => {
    const adapted = modules.includes(module);
    return factorDims(config, module, adapted ? rank : 1).flatMap(({ name, dims }) =>
      MOMENTS.map((part) => ({ name: `${name}${part}`, dims, adapted })),
    );
  });
}

const sizeOf = (dims: readonly number[]) => dims.reduce((product, n) => product * n, 1);

/**
 * B and moments 0, A uniform in ±1/√in: PyTorch's kaiming_uniform_ with a = √5, drawn by `seed`. The adapter begins as
 * the base.
 */
export function initialState(config: DecoderConfig, shape: AdapterShape, seed: number): TrainingState {
  const { rank, alpha, modules } = shape;
  const tensors: Record<string, Float32Array<ArrayBuffer>> = {};
  for (const { name, dims, adapted } of tensorDims(config, shape)) {
    if (adapted) tensors[name] = new Float32Array(sizeOf(dims));
  }
  for (const module of modules) {
    const random = new TaskRandom(mix(seed, FACTORS, LORA_MODULES.indexOf(module)));
    const bound = 1 / Math.sqrt(linearSize(config, module).in);
    const a = tensors[`lora_A.${module}`];
    for (let i = 0; a && i < a.length; i++) a[i] = bound * ((2 * random.next()) / 2 ** 32 - 1);
  }
  return { step: 0, rank, alpha, modules, tensors };
}

/** `{prefix}{name}` of every tensor; zeros where nothing is adapted. `moments`: AdamW's too. */
export function stateFeeds(state: TrainingState, config: DecoderConfig, prefix: string, moments: boolean): Tensors {
  const feeds: Record<string, Tensor> = {};
  for (const { name, dims } of tensorDims(config, state)) {
    if (!moments && /\.[mv]$/.test(name)) continue;
    feeds[`${prefix}${name}`] = float32(state.tensors[name] ?? new Float32Array(sizeOf(dims)), dims);
  }
  return feeds;
}

/** Out of the graph's tensors, those of the adapted modules, copied. */
export function stateOf(shape: AdapterShape, step: number, config: DecoderConfig, tensors: Tensors): TrainingState {
  const kept = tensorDims(config, shape).filter(({ adapted }) => adapted);
  const { rank, alpha, modules } = shape;
  const copies = kept.map(({ name }) => [name, Float32Array.from(tensors[`state.${name}`]?.data as Float32Array)]);
  return { step, rank, alpha, modules, tensors: Object.fromEntries(copies) };
}

/** The factors as labs and files know them: A [rank, in] and B [out, rank] of each layer. */
export function adapterOf(state: TrainingState, config: DecoderConfig): LoraAdapter {
  const { rank, alpha } = state;
  const modules = LORA_MODULES.filter((module) => state.modules.includes(module));
  const factors = Array.from({ length: config.layers }, (_, layer) =>
    modules.map((module) => {
      const size = linearSize(config, module);
      const slice = (part: 'A' | 'B', rows: number, columns: number) =>
        transposed(state.tensors[`lora_${part}.${module}`] as Float32Array, layer * rows * columns, rows, columns);
      return { layer, module, ...size, a: slice('A', size.in, rank), b: slice('B', rank, size.out) };
    }),
  );
  return { rank, scale: alpha / rank, factors: factors.flat() };
}

/** The matrix [rows, columns] that begins at `offset`, as [columns, rows]. */
function transposed(values: Float32Array, offset: number, rows: number, columns: number): Float32Array {
  const out = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[j * rows + i] = values[offset + i * columns + j] as number;
  }
  return out;
}
