/**
 * Counts the decoder's parameters in its file, and what workers of a small cluster hold while they train, when the book
 * is built. Never imported by code of the page.
 */
import { readFile } from 'node:fs/promises';
import { type Counted, TRAINED, WATCHED } from '@kit/formulas/published-memory.ts';
import { inProcessWorker } from '@kit/remote/in-process.ts';
import { parseSafetensors } from '@kit/safetensors/parse.ts';
import { Cluster } from '@kit/training/parallel/cluster.ts';
import { createDevice } from '@kit/training/parallel/device.ts';
import { ordersOf } from '@kit/training/parallel/order.ts';
import type { Cut } from '@kit/training/parallel/stage.ts';
import type { Zero } from '@kit/training/parallel/unit.ts';

let counted: Promise<Counted> | undefined;

/** Once for all pages: a small cluster really trains. */
export function countFile(): Promise<Counted> {
  counted ??= count();
  return counted;
}

async function count(): Promise<Counted> {
  const { tensors } = parseSafetensors(new Uint8Array(await readFile('public/models/decoder/onnx/model.onnx_data')));
  const sizes = [...tensors.values()].map(({ shape }) => shape.reduce((product, side) => product * side, 1));
  const held: [string, number][] = [];
  for (const id of WATCHED) held.push([id, await stateHeld(...WAYS[id])]);
  return { parameters: sizes.reduce((sum, size) => sum + size, 0), held: Object.fromEntries(held) as Counted['held'] };
}

const { workers } = TRAINED;
const data: Cut = { tensor: 1, pipeline: 1, data: workers };
const pipeline: Cut = { tensor: 1, pipeline: workers, data: 1 };
/** How it is cut, the stage of ZeRO, the worker that is asked. */
const WAYS: Readonly<Record<(typeof WATCHED)[number], readonly [Cut, Zero, number]>> = {
  page0: [data, 0, 0],
  page1: [data, 1, 0],
  page2: [data, 2, 0],
  page3: [data, 3, 0],
  pageFirst: [pipeline, 0, 0],
  pageLast: [pipeline, 0, workers - 1],
  pageTensor: [{ tensor: workers, pipeline: 1, data: 1 }, 0, 0],
};

/** Most bytes of weights, gradients and optimizer that a worker holds in one step. */
async function stateHeld(cut: Cut, zero: Zero, worker: number): Promise<number> {
  const { layers, heads, width, vocabulary, positions } = TRAINED.shape;
  const options = {
    shape: { layers, heads, width, vocabulary, context: positions, tied: false },
    cut,
    chunks: 1,
    zero,
    seed: 1,
    microBatches: 1,
    orders: ordersOf('gpipe', cut.pipeline, 1),
    tokens: Int32Array.from({ length: 10 * positions }, (_, i) => i % vocabulary),
    windows: workers,
    length: positions,
    schedule: { steps: 1, peak: 1e-3, warmup: 1, decay: 0 },
  };
  const cluster = await Cluster.start(options, () => inProcessWorker(createDevice()));
  const { devices } = await cluster.step(0);
  await cluster.close();
  const { parameters = 0, gradients = 0, optimizer = 0 } = devices[worker]?.peak ?? {};
  return parameters + gradients + optimizer;
}
