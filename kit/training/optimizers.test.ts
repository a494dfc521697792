import { describe, expect, it } from 'vitest';
import { randomStream } from '../math/random.ts';
import { ADAMW, AdamW, clip, everything, type Range, Sgd, squaredNorm } from './optimizers.ts';
import { Parameters } from './parameters.ts';
import { Memory } from './tensor.ts';

const SPECS = [
  { name: 'w', shape: [3, 4], start: { deviation: 0.5 }, draws: 0 },
  { name: 'b', shape: [5], start: { value: 1 }, draws: 12 },
  { name: 'v', shape: [2, 2], start: { deviation: 0.5 }, draws: 17 },
];

function model() {
  const memory = new Memory();
  const parameters = new Parameters(SPECS, memory);
  parameters.initialise(1);
  return { memory, parameters };
}
const slopesOf = (step: number) => {
  const next = randomStream(step);
  return Float32Array.from({ length: 21 }, () => 2 * next() - 1);
};

describe('AdamW', () => {
  it('makes the first step that one works out by hand', () => {
    const memory = new Memory('float64');
    const parameters = new Parameters(SPECS.slice(0, 2), memory);
    parameters.values.fill(2);
    parameters.gradients.fill(-0.3);
    new AdamW(parameters, memory, { ...ADAMW, epsilon: 0 }).step(0.01);
    // corrected moments are g and g²: the step is the rate against the sign of g; matrices shrink by 1 − η·λ before
    expect(parameters.get('w').value.data[0]).toBeCloseTo(2 * (1 - 0.01 * 0.1) + 0.01, 12);
    expect(parameters.get('b').value.data[0]).toBeCloseTo(2 + 0.01, 12);
  });

  it.each([
    ['AdamW', (...args: Parts) => new AdamW(args[0], args[1], ADAMW, args[2])],
    ['SGD with momentum', (...args: Parts) => new Sgd(args[0], args[1], { momentum: 0.9 }, args[2])],
  ] as const)('%s in shards: N workers that each hold one part make the bits of one that holds all', (_, make) => {
    const whole = model();
    const one = make(whole.parameters, whole.memory, everything(whole.parameters));
    // cuts that fall within parameters
    const ranges = [0, 7, 14, 21].flatMap((to, i, all) => (i === 0 ? [] : [{ from: all[i - 1] as number, to }]));
    const shared = model();
    const shards = ranges.map((range) => make(shared.parameters, shared.memory, range));
    for (let step = 1; step <= 5; step += 1) {
      whole.parameters.gradients.set(slopesOf(step));
      shared.parameters.gradients.set(slopesOf(step));
      one.step(0.01 * step);
      for (const shard of shards) shard.step(0.01 * step);
    }
    expect(shared.parameters.values).toEqual(whole.parameters.values);
    expect(shared.memory.held.optimizer).toBe(whole.memory.held.optimizer);
  });

  it('holds two numbers for each parameter of its range, SGD none', () => {
    const { parameters, memory } = model();
    new Sgd(parameters, memory);
    expect(memory.held.optimizer).toBe(0);
    new AdamW(parameters, memory, ADAMW, { from: 5, to: 12 });
    expect(memory.held.optimizer).toBe(2 * 7 * 4);
  });
});

type Parts = [Parameters, Memory, Range];

describe('clipping', () => {
  const { parameters } = model();
  const all = everything(parameters);

  it('brings a norm above the bound to the bound, and leaves one below', () => {
    parameters.gradients.fill(0);
    parameters.gradients.set([3, 4], 2);
    const norm = Math.sqrt(squaredNorm(parameters, all));
    expect(norm).toBe(5);
    clip(parameters, norm, 10, all);
    expect([...parameters.gradients.subarray(2, 4)]).toEqual([3, 4]);
    clip(parameters, norm, 1, all);
    expect(parameters.gradients[2]).toBeCloseTo(0.6, 6);
    expect(parameters.gradients[3]).toBeCloseTo(0.8, 6);
  });

  it('has a norm whose parts add up', () => {
    parameters.gradients.set(slopesOf(9));
    const parts = squaredNorm(parameters, { from: 0, to: 8 }) + squaredNorm(parameters, { from: 8, to: 21 });
    expect(parts).toBeCloseTo(squaredNorm(parameters, all), 12);
  });
});
