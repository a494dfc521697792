/**
 * Counts the decoder's parameters in its file, and what workers of a small cluster hold while they train, when the book
 * is built. Never imported by code of the page.
 */
import { readFile } from 'node:fs/promises';
import { type Counted, TRAINED } from '@kit/formulas/published-memory.ts';
import { inProcessWorker } from '@kit/remote/in-process.ts';
import { parseSafetensors } from '@kit/safetensors/parse.ts';
import { Cluster } from '@kit/training/parallel/cluster.ts';
import { createDevice } from '@kit/training/parallel/device.ts';
import { ordersOf } from '@kit/training/parallel/order.ts';

export async function countFile(): Promise<Counted> {
  const { tensors } = parseSafetensors(new Uint8Array(await readFile('public/models/decoder/onnx/model.onnx_data')));
  const sizes = [...tensors.values()].map(({ shape }) => shape.reduce((product, side) => product * side, 1));
  const held = await Promise.all(([0, 1] as const).map(stateHeld));
  return { parameters: sizes.reduce((sum, size) => sum + size, 0), held };
}

/** Bytes of weights, gradients and optimizer that each worker holds, without ZeRO and at its first stage. */
async function stateHeld(zero: 0 | 1): Promise<number> {
  const { shape, workers } = TRAINED;
  const { layers, heads, width, vocabulary, positions } = shape;
  const options = {
    shape: { layers, heads, width, vocabulary, context: positions, tied: false },
    cut: { tensor: 1, pipeline: 1, data: workers },
    chunks: 1,
    zero,
    seed: 1,
    microBatches: 1,
    orders: ordersOf('gpipe', 1, 1),
    tokens: Int32Array.from({ length: 10 * positions }, (_, i) => i % vocabulary),
    windows: workers,
    length: positions,
    schedule: { steps: 1, peak: 1e-3, warmup: 1, decay: 0 },
  };
  const cluster = await Cluster.start(options, () => inProcessWorker(createDevice()));
  const { devices } = await cluster.step(0);
  await cluster.close();
  const { parameters = 0, gradients = 0, optimizer = 0 } = devices[0]?.peak ?? {};
  return parameters + gradients + optimizer;
}
