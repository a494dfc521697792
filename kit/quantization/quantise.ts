/**
 * Round-to-nearest quantisation of a weight matrix, the same arithmetic as training/quantization/rtn.py, bit for bit.
 *
 * Asymmetric: w ≈ s·(q − z), q and z ∈ {0 … 2ᵇ − 1}, from the extremes of the group, zero included.
 * Symmetric: w ≈ s·q, |q| ≤ 2ᵇ⁻¹ − 1, from the largest magnitude.
 * Scales are float16 before anything is divided by them: what is stored is what was used. Source: Nagel et al., 2021,
 * arXiv:2106.08295, section 2.
 */
import { fromFloat16, toFloat16 } from '../math/float16.ts';

/** What shares one scale: the whole matrix, one row (an output of the layer), or `groupSize` neighbours of a row. */
export type Granularity = 'tensor' | 'row' | 'group';

export interface QuantConfig {
  /** 2 to 8 */
  readonly bits: number;
  readonly symmetric: boolean;
  readonly granularity: Granularity;
  /** inputs that share a scale when granularity is 'group'; the last group of a row may be shorter */
  readonly groupSize: number;
}

/** A matrix [rows, columns] in few bits; `span` consecutive weights of a row, or all of them, share a scale. */
export interface Quantised {
  readonly rows: number;
  readonly columns: number;
  readonly config: QuantConfig;
  /** weights of a row that share a scale */
  readonly span: number;
  /** scales of a row; 0 where one serves the whole matrix */
  readonly perRow: number;
  /** [rows × columns], whole numbers */
  readonly codes: Int16Array;
  /** one per group, float16 values */
  readonly scales: Float32Array;
  /** one per group; 0 when symmetric */
  readonly zeros: Int16Array;
}

export function checkQuantConfig({ bits, granularity, groupSize }: QuantConfig): void {
  if (!Number.isInteger(bits) || bits < 2 || bits > 8) throw new RangeError(`bits: ${bits}`);
  if (granularity === 'group' && !(Number.isInteger(groupSize) && groupSize > 0)) {
    throw new RangeError(`group size: ${groupSize}`);
  }
}

/** `values` [rows, columns] row-major: rows are the outputs of the layer, columns its inputs. Throws RangeError. */
export function quantise(values: Float32Array, rows: number, columns: number, config: QuantConfig): Quantised {
  const made = unquantised(rows, columns, config);
  const { codes, scales, zeros } = made;
  scales.forEach((_, g) => {
    const [from, to] = rangeOf(made, g);
    const [scale, zero] = scaleOf(values.subarray(from, to), config);
    scales[g] = scale;
    zeros[g] = zero;
    for (let i = from; i < to; i++) codes[i] = codeOf(values[i] as number, scale, zero, config);
  });
  return made;
}

/** A matrix of zeros, with room for its codes and its scales. Throws RangeError. */
export function unquantised(rows: number, columns: number, config: QuantConfig): Quantised {
  checkQuantConfig(config);
  const span = config.granularity === 'group' ? Math.min(config.groupSize, columns) : columns;
  const perRow = config.granularity === 'tensor' ? 0 : Math.ceil(columns / span);
  const groups = perRow === 0 ? 1 : rows * perRow;
  const codes = new Int16Array(rows * columns);
  return {
    rows,
    columns,
    config,
    span,
    perRow,
    codes,
    scales: new Float32Array(groups),
    zeros: new Int16Array(groups),
  };
}

/** First weight of group `g`, and the first after it. */
function rangeOf({ rows, columns, span, perRow }: Quantised, g: number): readonly [number, number] {
  if (perRow === 0) return [0, rows * columns];
  const row = Math.floor(g / perRow) * columns;
  const from = (g % perRow) * span;
  return [row + from, row + Math.min(from + span, columns)];
}

/** Scale, a float16, and zero point of the weights that share them. */
export function scaleOf(group: Float32Array, config: QuantConfig): readonly [scale: number, zero: number] {
  const [low, high] = extremes(group);
  const { highest } = levelsOf(config);
  const range = config.symmetric ? Math.max(-low, high) : Math.fround(high - low);
  const scale = half(Math.fround(range / highest)) || 1;
  return [scale, config.symmetric ? 0 : clamp(roundEven(Math.fround(-low / scale)), 0, highest)];
}

/** The code of the level nearest to `x`. */
export function codeOf(x: number, scale: number, zero: number, config: QuantConfig): number {
  const { lowest, highest } = levelsOf(config);
  return clamp(roundEven(Math.fround(x / scale)) + zero, lowest, highest);
}

/** The least and the greatest code. */
export function levelsOf({ bits, symmetric }: QuantConfig): { readonly lowest: number; readonly highest: number } {
  const highest = 2 ** (symmetric ? bits - 1 : bits) - 1;
  return { lowest: symmetric ? -highest : 0, highest };
}

/** s·(q − z), [rows, columns] float32, rounded once. */
export function dequantise({ rows, columns, codes, scales, zeros, span, perRow }: Quantised): Float32Array {
  const values = new Float32Array(codes.length);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      const g = perRow === 0 ? 0 : row * perRow + Math.floor(column / span);
      values[i] = ((codes[i] as number) - (zeros[g] as number)) * (scales[g] as number);
    }
  }
  return values;
}

/** Bytes when packed: `bits` per weight, 16 per scale, `bits` per zero point. */
export function packedBytes({ codes, scales, config }: Quantised): number {
  const perGroup = 16 + (config.symmetric ? 0 : config.bits);
  return Math.ceil((codes.length * config.bits + scales.length * perGroup) / 8);
}

/** Least and greatest value, zero included. */
function extremes(group: Float32Array): readonly [number, number] {
  let low = 0;
  let high = 0;
  for (const x of group) {
    if (x < low) low = x;
    else if (x > high) high = x;
  }
  return [low, high];
}

/** To the nearest whole number, ties to even, as PyTorch and IEEE 754 round. */
function roundEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

function half(x: number): number {
  return fromFloat16(toFloat16(Float32Array.of(x)))[0] as number;
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}
