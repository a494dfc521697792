/**
 * How the model is cut: into units (embedding, each block, head), which a pipeline shares out and ZeRO 3 gathers one at
 * a time; and each block's matrices among the devices of a tensor group (Shoeybi et al. 2019, § 3): c_attn by heads and
 * c_fc by columns, the two c_proj by rows. What is not cut is copied; of the biases added after a sum, one has it.
 */
import { parameterSpecs, type Shape } from '../gpt.ts';
import { type Parameter, type ParameterSpec, Parameters } from '../parameters.ts';
import { type Floats, Memory, sizeOf } from '../tensor.ts';

/** Specs of the embedding, of each block, of the head: layers + 2 units. */
export function unitsOf(shape: Shape): readonly (readonly ParameterSpec[])[] {
  const units: ParameterSpec[][] = Array.from({ length: shape.layers + 2 }, () => []);
  for (const spec of parameterSpecs({ ...shape, tied: false })) {
    const [kind, block] = spec.name.split('.');
    units[kind === 'h' ? Number(block) + 1 : kind?.startsWith('w') ? 0 : shape.layers + 1]?.push(spec);
  }
  return units;
}

export interface Shard {
  readonly specs: readonly ParameterSpec[];
  /** before training, end to end */
  readonly values: Floats;
}

/** Part `rank` of `size` of a unit, started as the whole is. */
export function shardOf(unit: readonly ParameterSpec[], seed: number, rank: number, size: number): Shard {
  const whole = new Parameters(unit, new Memory());
  whole.initialise(seed);
  const parts = whole.list.flatMap((parameter) => cut(parameter, rank, size) ?? []);
  const values = new Float32Array(parts.reduce((sum, { spec }) => sum + sizeOf(spec.shape), 0));
  let offset = 0;
  for (const { data } of parts) {
    values.set(data, offset);
    offset += data.length;
  }
  return { specs: parts.map(({ spec }) => spec), values };
}

interface Part {
  readonly spec: ParameterSpec;
  readonly data: Floats;
}

function cut(parameter: Parameter, rank: number, size: number): Part | null {
  const { name, shape, value, start, draws } = parameter;
  const part = (own: readonly number[], data: Floats): Part => ({ spec: { name, shape: own, start, draws }, data });
  const columns = shape.at(-1) as number;
  if (/c_attn|c_fc/.test(name)) {
    const groups = name.includes('c_attn') ? 3 : 1; // queries, keys, values: a part of each
    const data = columnsOf(value.data, columns, groups, rank, size);
    return part([...shape.slice(0, -1), columns / size], data);
  }
  if (name.endsWith('c_proj.bias')) return rank === 0 ? part(shape, value.data) : null;
  if (!name.includes('c_proj')) return part(shape, value.data);
  const rows = (shape[0] as number) / size;
  return part([rows, columns], value.data.subarray(rank * rows * columns, (rank + 1) * rows * columns) as Floats);
}

/** Of each row, part `rank` of `size` of each of its `groups` of columns. */
function columnsOf(data: Floats, columns: number, groups: number, rank: number, size: number): Floats {
  const width = columns / groups / size;
  const out = new Float32Array(data.length / size);
  for (let at = 0, to = 0; at < data.length; at += columns / groups, to += width)
    out.set(data.subarray(at + rank * width, at + (rank + 1) * width), to);
  return out;
}
