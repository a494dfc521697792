/** Every layer's output and every gradient: against PyTorch in float64, and against finite differences. */
import { describe, expect, it } from 'vitest';
import { farthest, fill, golden, type LayerCase, specsOf, tensorOf } from '../golden.ts';
import { plainProduct } from '../matrix.ts';
import { Parameters } from '../parameters.ts';
import type { Engine, Layer } from '../pass.ts';
import { bestProduct } from '../product.ts';
import { Memory, type Precision } from '../tensor.ts';
import { attention } from './attention.ts';
import { crossEntropy } from './cross-entropy.ts';
import { embedding, type Ids } from './embedding.ts';
import { gelu } from './gelu.ts';
import { layerNorm } from './layer-norm.ts';
import { linear } from './linear.ts';

const { layers, shape } = golden();

type Make = (parameters: Parameters, engine: Engine) => Layer;
const MAKE: Readonly<Record<string, Make>> = {
  linear: (p, engine) => linear(p.get('weight'), p.get('bias'), engine),
  'linear turned': (p, engine) => linear(p.get('weight'), null, engine, true),
  'layer norm': (p, engine) => layerNorm(p.get('weight'), p.get('bias'), engine),
  gelu: (_, engine) => gelu(engine),
  attention: (_, engine) => attention(shape.heads, engine),
};

function setUp({ name, inputs: { x, ...rest } }: LayerCase, precision: Precision) {
  const memory = new Memory(precision);
  const engine = { memory, product: precision === 'float32' ? bestProduct() : plainProduct };
  const parameters = new Parameters(specsOf(rest), memory);
  fill(parameters, rest);
  const input = tensorOf(memory, x as NonNullable<typeof x>);
  return { memory, parameters, input, layer: (MAKE[name] as Make)(parameters, engine) };
}

describe.each(layers.map((row) => [row.name, row] as const))('%s', (_, row) => {
  // float32 sums a few dozen products of numbers near 1: some units in the last place, 6e-8
  it.each([
    ['float64', 1e-13],
    ['float32', 1e-6],
  ] as const)('in %s agrees with PyTorch within %d, forward and backward', (precision, tolerance) => {
    const { memory, parameters, input, layer } = setUp(row, precision);
    const { output, backward } = layer(input);
    expect(output.shape).toEqual(row.output.shape);
    expect(farthest(output.data, row.output.data)).toBeLessThan(tolerance);
    const below = backward(tensorOf(memory, row.upstream));
    const { x, ...rest } = row.gradients;
    expect(below.shape).toEqual(x?.shape);
    expect(farthest(below.data, x?.data ?? [])).toBeLessThan(tolerance);
    for (const [name, { data }] of Object.entries(rest))
      expect(farthest(parameters.get(name).gradient.data, data), name).toBeLessThan(tolerance);
  });

  it('agrees with finite differences', () => {
    const { memory, parameters, input, layer } = setUp(row, 'float64');
    /** ⟨upstream, output⟩, whose gradient is what backward gives */
    const project = () => {
      const { output, backward } = layer(input);
      const sum = row.upstream.data.reduce((total, value, i) => total + value * output.data[i]!, 0);
      memory.release(backward(memory.take('passing', output.shape))); // only to give the memory back
      return sum;
    };
    const below = layer(input).backward(tensorOf(memory, row.upstream));
    const slopes = Float64Array.from(parameters.gradients);
    expect(farthest(below.data, differences(input.data as Float64Array, project))).toBeLessThan(1e-8);
    expect(farthest(slopes, differences(parameters.values as Float64Array, project))).toBeLessThan(1e-8);
  });

  it('adds to gradients that are there, and gives back all that it took', () => {
    const { memory, parameters, input, layer } = setUp(row, 'float32');
    const pass = () => memory.release(layer(input).backward(tensorOf(memory, row.upstream)));
    const before = { ...memory.held };
    pass();
    const once = Float32Array.from(parameters.gradients);
    pass();
    parameters.gradients.forEach((twice, i) => {
      expect(twice / 2).toBeCloseTo(once[i] as number, 5);
    });
    expect(memory.held).toEqual(before);
    expect(memory.peak.activations).toBeGreaterThan(0);
  });
});

/** Central differences of `f` by every number of `values`. */
function differences(values: Float64Array, f: () => number, h = 1e-5): number[] {
  return Array.from(values, (value, i) => {
    const at = (x: number) => {
      values[i] = x;
      return f();
    };
    const slope = (at(value + h) - at(value - h)) / (2 * h);
    values[i] = value;
    return slope;
  });
}

describe('the two ends', () => {
  const ids = (shape: readonly [number, number], data: readonly number[]): Ids => ({
    shape,
    data: Int32Array.from(data),
  });
  const memory = new Memory('float64');
  const engine = { memory, product: plainProduct };
  const spec = (name: string, rows: number) => ({ name, shape: [rows, 2], start: { deviation: 1 }, draws: 0 });

  it('embedding: token plus position, and each gradient to the rows that were read', () => {
    const tables = new Parameters([spec('tokens', 3), spec('positions', 4)], memory);
    tables.values.set([1, 2, 10, 20, 100, 200, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]);
    const pass = embedding(tables.get('tokens'), tables.get('positions'), ids([2, 2], [2, 0, 2, 1]), engine);
    expect(pass.output.shape).toEqual([2, 2, 2]);
    expect([...pass.output.data]).toEqual([100.1, 200.2, 1.3, 2.4, 100.1, 200.2, 10.3, 20.4]);
    pass.backward(tensorOf(memory, { shape: [2, 2, 2], data: [1, 2, 3, 4, 5, 6, 7, 8] }));
    expect([...tables.get('tokens').gradient.data]).toEqual([3, 4, 7, 8, 6, 8]);
    expect([...tables.get('positions').gradient.data]).toEqual([6, 8, 10, 12, 0, 0, 0, 0]);
  });

  it('embedding refuses what its tables do not hold', () => {
    const tables = new Parameters([spec('tokens', 3), spec('positions', 4)], memory);
    const read = (...args: [readonly [number, number], readonly number[]]) =>
      embedding(tables.get('tokens'), tables.get('positions'), ids(...args), engine);
    expect(() => read([1, 2], [0, 3])).toThrow('token 3 in a vocabulary of 3');
    expect(() => read([1, 2], [0, -1])).toThrow(RangeError);
    expect(() => read([1, 5], [0, 0, 0, 0, 0])).toThrow('5 positions in a context of 4');
    expect(() => read([1, 2], [0])).toThrow('1 tokens for 1 sequences of 2');
  });

  it('cross-entropy: equal logits cost ln V; the gradient is p − 1 on the token that came, p elsewhere', () => {
    const logits = tensorOf(memory, { shape: [1, 2, 4], data: [7, 7, 7, 7, 0, Math.log(2), 0, 0] });
    const pass = crossEntropy(logits, ids([1, 2], [3, 1]), engine);
    expect(pass.loss).toBeCloseTo(Math.log(4) + Math.log(5 / 2), 12);
    const slopes = pass.backward(1 / 2).data;
    [1 / 4, 1 / 4, 1 / 4, -3 / 4, 1 / 5, -3 / 5, 1 / 5, 1 / 5].forEach((expected, i) => {
      expect(slopes[i]).toBeCloseTo(expected / 2, 12);
    });
  });

  it('cross-entropy stays finite where the exponential would not', () => {
    const logits = tensorOf(memory, { shape: [1, 1, 2], data: [5000, -5000] });
    expect(crossEntropy(logits, ids([1, 1], [1]), engine).loss).toBe(10_000);
  });
});
