/** N workers that each read a part of the batch make the update of one that reads it whole; bytes are counted at the ports. */
import { afterEach, describe, expect, it } from 'vitest';
import { batchOf, farthest, golden } from '../golden.ts';
import { parameterSpecs } from '../gpt.ts';
import { ADAMW, AdamW, everything } from '../optimizers.ts';
import { Parameters } from '../parameters.ts';
import { bestProduct } from '../product.ts';
import { Memory } from '../tensor.ts';
import { type Part, parallelStep, shardOf, type Worker } from './data-parallel.ts';
import { allReduce, pieceOf, portRing, type Ring, reduceScatter } from './ring.ts';

const { shape: sizes, seed, batches } = golden();
const SHAPE = { ...sizes, tied: true };
const STEPS = 4;
const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function ringOf(size: number): Ring[] {
  const channels = Array.from({ length: size }, () => new MessageChannel());
  open.push(...channels.flatMap(({ port1, port2 }) => [port1, port2]));
  return channels.map(({ port1 }, rank) => portRing(rank, size, port1, channels[(rank + size - 1) % size]!.port2));
}

describe('the ring', () => {
  const arrays = (size: number, length: number) =>
    Array.from({ length: size }, (_, rank) => Float32Array.from({ length }, (_, i) => Math.sin(7 * rank + i)));

  // lengths below the number of workers, and ones that they do not divide
  it.each([1, 2, 3, 4, 8].flatMap((size) => [1, 5, 24].map((length) => [size, length] as const)))(
    '%d workers add up %d numbers: all the same bits, and the bytes of the formula',
    async (size, length) => {
      const given = arrays(size, length);
      const sum = Array.from({ length }, (_, i) => given.reduce((total, array) => total + array[i]!, 0));
      const rings = ringOf(size);
      await Promise.all(rings.map((ring, rank) => allReduce(ring, given[rank]!)));
      expect(farthest(given[0]!, sum)).toBeLessThan(1e-6);
      for (const array of given) expect(array).toEqual(given[0]);
      if (length % size === 0)
        for (const ring of rings) expect(ring.sent()).toBe(((2 * (size - 1)) / size) * length * 4);
      expect(rings.reduce((bytes, ring) => bytes + ring.sent(), 0)).toBe(2 * (size - 1) * length * 4);
    },
  );

  it('after the first half each worker has its own piece of the sum', async () => {
    const given = arrays(3, 7);
    const sum = Array.from({ length: 7 }, (_, i) => given.reduce((total, array) => total + array[i]!, 0));
    const rings = ringOf(3);
    await Promise.all(rings.map((ring, rank) => reduceScatter(ring, given[rank]!)));
    rings.forEach(({ rank }) => {
      const { from, to } = pieceOf(7, 3, rank);
      expect(farthest(given[rank]!.subarray(from, to), sum.slice(from, to))).toBeLessThan(1e-6);
    });
  });
});

/** A batch of four lines, the same number for each of `size` workers. */
function partsOf(step: number, size: number): Part[] {
  const lines = [...(batches[step] ?? []), ...(batches[step + 1] ?? [])];
  const share = lines.length / size;
  const tokens = batchOf(lines).ids.data.length;
  return Array.from({ length: size }, (_, rank) => ({
    ...batchOf(lines.slice(rank * share, (rank + 1) * share)),
    tokens,
  }));
}

async function trained(size: number, zero: boolean) {
  const workers = ringOf(size).map((ring): Worker & { memory: Memory } => {
    const memory = new Memory();
    const parameters = new Parameters(parameterSpecs(SHAPE), memory);
    parameters.initialise(seed);
    const range = zero ? shardOf(parameters, ring) : everything(parameters);
    const optimizer = new AdamW(parameters, memory, ADAMW, range);
    return { shape: SHAPE, parameters, engine: { memory, product: bestProduct() }, ring, optimizer, memory };
  });
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const parts = partsOf(step, size);
    const results = await Promise.all(workers.map((worker, rank) => parallelStep(worker, parts[rank]!, 0.01, 1)));
    for (const result of results) expect(result).toEqual(results[0]);
    losses.push(results[0]!.loss);
  }
  return { workers, losses };
}

describe.each([2, 4])('%d workers', (size) => {
  it.each([
    ['each with the whole state', false],
    ['each with its part of the state (ZeRO 1)', true],
  ] as const)('%s', async (_, zero) => {
    const alone = await trained(1, false);
    const { workers, losses } = await trained(size, zero);
    const [first] = workers;
    expect(farthest(losses, alone.losses)).toBeLessThan(1e-6);
    expect(farthest(first!.parameters.values, [...alone.workers[0]!.parameters.values])).toBeLessThan(1e-4);
    for (const { parameters } of workers) expect(parameters.values).toEqual(first!.parameters.values);

    // the gradients' sum, or half of it and the weights' gathering: the same bytes; and two numbers in float64
    const { length } = first!.parameters.values;
    const total = workers.reduce((bytes, { ring }) => bytes + ring.sent(), 0);
    expect(total).toBe(STEPS * 2 * (size - 1) * (4 * length + 2 * 8));
    const state = workers.map(({ memory }) => memory.held.optimizer);
    const whole = 2 * 4 * length;
    expect(state.reduce((bytes, own) => bytes + own)).toBe(zero ? whole : size * whole);
  });
});
