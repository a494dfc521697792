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
  /** inputs that share a scale when granularity is 'group'; must divide the number of inputs */
  readonly groupSize: number;
}

/** A matrix [rows, columns] in few bits; `groups` consecutive weights share a scale. */
export interface Quantised {
  readonly rows: number;
  readonly columns: number;
  readonly config: QuantConfig;
  /** weights that share a scale */
  readonly span: number;
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
  checkQuantConfig(config);
  const span = spanOf(values.length, columns, config);
  const groups = values.length / span;
  const codes = new Int16Array(values.length);
  const scales = new Float32Array(groups);
  const zeros = new Int16Array(groups);
  const highest = 2 ** (config.symmetric ? config.bits - 1 : config.bits) - 1;
  const lowest = config.symmetric ? -highest : 0;
  for (let g = 0; g < groups; g++) {
    const group = values.subarray(g * span, (g + 1) * span);
    const [low, high] = extremes(group);
    const range = config.symmetric ? Math.max(-low, high) : Math.fround(high - low);
    const scale = half(Math.fround(range / highest)) || 1;
    const zero = config.symmetric ? 0 : clamp(roundEven(Math.fround(-low / scale)), 0, highest);
    scales[g] = scale;
    zeros[g] = zero;
    for (let i = 0; i < span; i++) {
      const code = roundEven(Math.fround((group[i] as number) / scale)) + zero;
      codes[g * span + i] = clamp(code, lowest, highest);
    }
  }
  return { rows, columns, config, span, codes, scales, zeros };
}

/** s·(q − z), [rows, columns] float32, rounded once. */
export function dequantise({ codes, scales, zeros, span }: Quantised): Float32Array {
  const values = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const g = Math.floor(i / span);
    values[i] = ((codes[i] as number) - (zeros[g] as number)) * (scales[g] as number);
  }
  return values;
}

/** Bytes when packed: `bits` per weight, 16 per scale, `bits` per zero point. */
export function packedBytes({ codes, scales, config }: Quantised): number {
  const perGroup = 16 + (config.symmetric ? 0 : config.bits);
  return Math.ceil((codes.length * config.bits + scales.length * perGroup) / 8);
}

function spanOf(length: number, columns: number, { granularity, groupSize }: QuantConfig): number {
  if (granularity === 'tensor') return length;
  if (granularity === 'row') return columns;
  if (columns % groupSize !== 0) throw new RangeError(`groups of ${groupSize} do not divide ${columns} inputs`);
  return groupSize;
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
