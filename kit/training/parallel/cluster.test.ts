/** A cluster against one device: losses, bytes at the ports, bytes held. Devices share this thread; ports are real. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inProcessWorker } from '../../remote/in-process.ts';
import { drawBatch, rateAt } from '../batches.ts';
import { farthest } from '../golden.ts';
import { lossAndGradients, parameterSpecs } from '../gpt.ts';
import { AdamW } from '../optimizers.ts';
import { Parameters } from '../parameters.ts';
import { bestProduct } from '../product.ts';
import { Memory } from '../tensor.ts';
import { Cluster, type ClusterOptions, type ClusterStep, Halted } from './cluster.ts';
import { createDevice, type SavedDevice } from './device.ts';
import { heldBy, modelFlops, sentBy } from './expected.ts';
import { type Order, ordersOf } from './order.ts';
import { inSlots } from './replay.ts';
import { sizeOfCut } from './stage.ts';

const TOKENS = Int32Array.from({ length: 1200 }, (_, i) => (3 * i + Math.floor(i / 50)) % 16);
const SHAPE = { vocabulary: 16, context: 16, layers: 4, heads: 4, width: 32, tied: false };
const STEPS = 4;
const TRAINING = { shape: SHAPE, seed: 5, tokens: TOKENS, windows: 8, length: 16 };
const SCHEDULE = { steps: 60, peak: 0.01, warmup: 2, decay: 0.3 };
const open: Cluster[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const cluster of open.splice(0)) cluster.end();
});

type Asked = Partial<ClusterOptions['cut']> & { zero?: 0 | 1 | 2 | 3; m?: number; order?: Order; chunks?: number };

function optionsOf({ tensor = 1, pipeline = 1, data = 1, zero = 0, m = 1, order = 'gpipe', chunks = 1 }: Asked) {
  const orders = ordersOf(order, pipeline, m, chunks);
  const cut = { tensor, pipeline, data };
  return { ...TRAINING, schedule: SCHEDULE, cut, chunks, zero, microBatches: m, orders } satisfies ClusterOptions;
}

async function start(asked: Asked): Promise<Cluster> {
  const one = await Cluster.start(optionsOf(asked), () => inProcessWorker(createDevice()));
  open.push(one);
  return one;
}

async function train(asked: Asked, steps: number) {
  const one = await start(asked);
  const all: ClusterStep[] = [];
  for (let step = 0; step < steps; step += 1) all.push(await one.step(step));
  const saved = await one.save();
  return { losses: all.map(({ loss }) => loss), last: all.at(-1) as ClusterStep, saved };
}

/** The same run is made once for all tests. */
const runs = new Map<string, ReturnType<typeof train>>();
function run(asked: Asked, steps = STEPS): ReturnType<typeof train> {
  const key = JSON.stringify([asked, steps]);
  const made = runs.get(key) ?? train(asked, steps);
  runs.set(key, made);
  return made;
}

/** The engine of gpt.ts and one optimizer over everything: no unit, no port. */
function plainLosses(): number[] {
  const memory = new Memory();
  const parameters = new Parameters(parameterSpecs(SHAPE), memory);
  parameters.initialise(TRAINING.seed);
  const optimizer = new AdamW(parameters, memory);
  return Array.from({ length: STEPS }, (_, step) => {
    const { ids, targets } = drawBatch(TOKENS, 8, 16, TRAINING.seed, step);
    parameters.gradients.fill(0);
    const loss = lossAndGradients(ids, targets, SHAPE, parameters, { memory, product: bestProduct() });
    optimizer.step(rateAt(step, SCHEDULE));
    return loss;
  });
}

const CUTS: readonly Asked[] = [
  { data: 2 },
  { data: 4 },
  { data: 8 },
  { data: 4, zero: 1 },
  { data: 4, zero: 2 },
  { data: 4, zero: 3 },
  { data: 8, zero: 3 },
  { tensor: 2 },
  { tensor: 4 },
  { pipeline: 4, m: 8 },
  { pipeline: 4, m: 8, order: 'oneFOneB' },
  { pipeline: 2, m: 4, order: 'interleaved', chunks: 2 },
  { tensor: 2, pipeline: 2, data: 2, m: 2, zero: 1 },
];

describe('losses', () => {
  it('one device makes those of the whole model, bit for bit', async () => {
    expect((await run({})).losses).toEqual(plainLosses());
  });

  it('a pipeline makes those of one device, bit for bit', async () => {
    const alone = await run({ m: 4 });
    for (const order of ['naive', 'gpipe', 'oneFOneB'] as const)
      expect((await run({ pipeline: 4, m: 4, order })).losses, order).toEqual(alone.losses);
    expect((await run({ pipeline: 2, m: 4, order: 'interleaved', chunks: 2 })).losses).toEqual(alone.losses);
  });

  it('the stages of ZeRO make the same bits: the pieces are summed in the same order', async () => {
    const [first, ...others] = await Promise.all(([0, 1, 2, 3] as const).map((zero) => run({ data: 4, zero })));
    for (const { losses } of others) expect(losses).toEqual(first?.losses);
  });

  it.each(CUTS)('%o makes those of one device within 1e-5', async (asked) => {
    const alone = plainLosses();
    const { losses } = await run(asked);
    losses.forEach((loss, i) => {
      expect(Math.abs(loss - (alone[i] ?? 0))).toBeLessThan(1e-5);
    });
    expect(losses[3]).toBeLessThan(losses[0] ?? 0);
  });
});

describe('weights', () => {
  /** of each unit: `save` gives three arrays of each */
  const weights = (device: SavedDevice = []) => device.filter((_, i) => i % 3 === 0);

  it('are the same on all replicas, bit for bit, and those of one device within 1e-4', async () => {
    const alone = weights((await run({})).saved[0]);
    for (const zero of [0, 1, 2] as const) {
      const [first, ...others] = (await run({ data: 4, zero })).saved.map(weights);
      // without ZeRO one copy is enough: see « a device that stops »
      expect(others).toHaveLength(zero === 0 ? 0 : 3);
      for (const other of others) expect(other).toEqual(first);
      expect(first).toHaveLength(alone.length);
      for (const [i, values] of alone.entries()) expect(farthest(first?.[i] ?? [], [...values])).toBeLessThan(1e-4);
    }
  });

  it('are moved to the page when they are saved, not copied', async () => {
    const one = await start({ data: 2, zero: 1 });
    let moved = 0;
    const post = MessagePort.prototype.postMessage as (message: unknown, transfer?: Transferable[]) => void;
    vi.spyOn(MessagePort.prototype, 'postMessage').mockImplementation(function (
      this: MessagePort,
      message: unknown,
      transfer?: unknown,
    ) {
      const list = (transfer ?? []) as ArrayBuffer[];
      for (const { byteLength } of list) moved += byteLength;
      post.call(this, message, list);
    });
    const saved = await one.save();
    expect(moved).toBe(saved.flat().reduce((sum, { byteLength }) => sum + byteLength, 0));
    // two copies of the values, one of each moment
    expect(moved).toBe(4 * 4 * 52_416);
  });
});

describe.each(CUTS)('bytes of %o', (asked) => {
  it('are those of the formulas: sent, to the byte; held, to the byte', async () => {
    const { last } = await run(asked);
    const plan = optionsOf(asked);
    last.devices.forEach(({ sent, peak }, rank) => {
      expect(sent).toEqual(sentBy(plan, rank));
      const { passing: _, ...held } = peak;
      expect(held).toEqual(heldBy(plan, rank));
    });
    const flops = last.devices.flatMap(({ operations }) =>
      operations.map((one) => (one.kind === 'compute' ? one.flops : 0)),
    );
    const total = flops.reduce((sum, one) => sum + one, 0);
    const tensor = plan.cut.tensor; // the head is computed by each shard
    const twice = (tensor - 1) * 3 * 8 * 16 * 2 * SHAPE.width * SHAPE.vocabulary;
    expect(total).toBe(modelFlops(plan) + twice);
    expect(last.devices).toHaveLength(sizeOfCut(plan.cut));
  });
});

describe('bytes worked out by hand', () => {
  // width 32, 4 layers, vocabulary and context 16: 4·(12·32² + 13·32) + 32·32 + 2·32 + 16·32 parameters
  const P = 52_416;
  it('two devices that share the data: half of twice the gradients each; ZeRO 3, half as much again', async () => {
    const [plain, third] = [await run({ data: 2 }), await run({ data: 2, zero: 3 })];
    expect(plain.last.devices[0]?.sent).toEqual({ allReduce: 4 * P, reduceScatter: 0, allGather: 0, sendReceive: 0 });
    expect(third.last.devices[1]?.sent).toEqual({
      allReduce: 0,
      reduceScatter: 2 * P,
      allGather: 4 * P,
      sendReceive: 0,
    });
    expect(plain.last.devices[1]?.peak.optimizer).toBe(8 * P);
    expect(third.last.devices[1]?.peak.optimizer).toBe(4 * P);
  });
});

describe('the bubble', () => {
  it.each([
    ['naive', 4, 8, 1, 3 / 4],
    ['gpipe', 4, 8, 1, 3 / 11],
    ['oneFOneB', 4, 8, 1, 3 / 11],
    ['gpipe', 2, 2, 1, 1 / 3],
    ['interleaved', 2, 4, 2, 1 / 9],
  ] as const)(
    '%s, %d stages, %d micro-batches, %d slices: %d of the slots',
    async (order, pipeline, m, chunks, share) => {
      const { last } = await run({ pipeline, m, order, chunks });
      const { idle } = inSlots(
        last.devices.map(({ operations }) => operations),
        chunks,
      );
      expect(idle).toBeCloseTo(share, 12);
    },
  );

  it('1F1B keeps at most p micro-batches in flight, GPipe all of them', async () => {
    const kept = async (order: Order) =>
      (await run({ pipeline: 4, m: 8, order })).last.devices.map((device) => device.kept);
    expect(await kept('gpipe')).toEqual([8, 8, 8, 8]);
    expect(await kept('oneFOneB')).toEqual([4, 3, 2, 1]);
  });
});

describe('a device that stops', () => {
  it.each([
    { data: 4 },
    { data: 4, zero: 2 },
    { data: 2, zero: 3 },
    { tensor: 2, data: 2 },
    { pipeline: 2, m: 4, data: 2 },
  ] as Asked[])(
    '%o: the run ends with its number, and goes on from the checkpoint with the same losses',
    async (asked) => {
      const { losses } = await run(asked, 6);
      const first = await start(asked);
      for (let step = 0; step < 3; step += 1) await first.step(step);
      const saved = await first.save();
      const lost = first.step(3);
      first.stop(1);
      await expect(lost).rejects.toEqual(new Halted(1));
      const second = await start(asked);
      await second.restore(saved, 3);
      const again: number[] = [];
      for (let step = 3; step < 6; step += 1) again.push((await second.step(step)).loss);
      expect(again).toEqual(losses.slice(3));
    },
  );
});
