import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dequantise, gptq, packMatrix, type QuantConfig, quantise, unpackBits } from './index.ts';

interface Golden {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly number[];
  readonly inputs: readonly number[];
  readonly hessian: readonly number[];
  readonly kept: readonly number[];
  readonly cases: readonly {
    readonly bits: number;
    /** 0: a row; −1: the whole matrix */
    readonly group: number;
    readonly symmetric: boolean;
    readonly codes: readonly number[];
    readonly scales: readonly number[];
    readonly zeros: readonly number[];
    readonly error: number;
    readonly nearest: readonly number[];
    readonly pruned: readonly number[];
    readonly pruned_scales: readonly number[];
    readonly packed: readonly number[];
  }[];
}
const golden: Golden = JSON.parse(readFileSync('tests/golden/quantization/gptq.json', 'utf8'));
const { rows, columns } = golden;
const values = Float32Array.from(golden.values);
const hessian = Float64Array.from(golden.hessian);
const configOf = ({ bits, group, symmetric }: (typeof golden.cases)[number]): QuantConfig => ({
  bits,
  symmetric,
  granularity: group > 0 ? 'group' : group === 0 ? 'row' : 'tensor',
  groupSize: Math.max(1, group),
});
const close = (made: ArrayLike<number>, wanted: readonly number[]) => {
  expect(made.length).toBe(wanted.length);
  for (const [i, value] of wanted.entries()) expect(made[i]).toBeCloseTo(value, 6);
};

describe.each(golden.cases)('at $bits bits, groups of $group, symmetric $symmetric', (wanted) => {
  const config = configOf(wanted);

  it('is the paper’s algorithm, done without a Cholesky factor (training/quantization/gptq.py)', () => {
    const made = gptq(values, rows, columns, hessian, config);
    expect([...made.codes]).toEqual(wanted.codes);
    close(made.scales, wanted.scales);
    expect([...made.zeros]).toEqual(wanted.zeros);
    const back = dequantise(made);
    let error = 0;
    for (let t = 0; t < golden.inputs.length; t += columns) {
      for (let i = 0; i < rows; i++) {
        let off = 0;
        for (let j = 0; j < columns; j++)
          off += golden.inputs[t + j]! * (back[i * columns + j]! - values[i * columns + j]!);
        error += off * off;
      }
    }
    expect((error * columns) / golden.inputs.length / rows).toBeCloseTo(wanted.error, 5);
  });

  it('leaves pruned weights at 0', () => {
    const kept = Uint8Array.from(golden.kept);
    const made = gptq(
      values.map((x, i) => x * kept[i]!),
      rows,
      columns,
      hessian,
      config,
      { kept },
    );
    expect([...made.codes]).toEqual(wanted.pruned);
    close(made.scales, wanted.pruned_scales);
    expect([...dequantise(made)].filter((x, i) => kept[i] === 0 && x !== 0)).toEqual([]);
  });

  it('rounds as numpy does where the groups do not divide the row', () => {
    expect([...quantise(values, rows, columns, config).codes]).toEqual(wanted.nearest);
  });

  it('is packed as numpy packs bits, and comes back', () => {
    const made = gptq(values, rows, columns, hessian, config);
    const { codes } = packMatrix(made);
    expect([...codes]).toEqual(wanted.packed);
    const lowest = config.symmetric ? 2 ** (config.bits - 1) - 1 : 0;
    expect([...unpackBits(codes, config.bits, made.codes.length)].map((code) => code - lowest)).toEqual(wanted.codes);
  });
});

it('needs a Hessian of the right size, that no damping may leave indefinite', () => {
  const config = configOf(golden.cases[0]!);
  expect(() => gptq(values, rows, columns, new Float64Array(9), config)).toThrow('9');
  const bad = Float64Array.from(golden.hessian, (x) => -x);
  expect(() => gptq(values, rows, columns, bad, config)).toThrow('positive definite');
});
