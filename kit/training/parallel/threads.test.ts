/** Four devices in four threads: the losses, bit for bit, of four devices that take turns in one. */
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { WorkerLike } from '../../remote/host.ts';
import { inProcessWorker } from '../../remote/in-process.ts';
import type { FromWorker } from '../../remote/wire.ts';
import { Cluster, type ClusterOptions, Halted } from './cluster.ts';
import { createDevice } from './device.ts';
import { ordersOf } from './order.ts';

function thread(): WorkerLike {
  const worker = new Worker(new URL('./device-thread.ts', import.meta.url));
  const like: WorkerLike = {
    postMessage: (message, transfer) => worker.postMessage(message, transfer as never),
    terminate: () => void worker.terminate(),
    onmessage: null,
    onerror: null,
  };
  worker.on('message', (data: FromWorker) => like.onmessage?.({ data } as MessageEvent<FromWorker>));
  worker.on('error', ({ message }) => like.onerror?.({ message } as ErrorEvent));
  return like;
}

const OPTIONS: ClusterOptions = {
  shape: { vocabulary: 16, context: 16, layers: 2, heads: 4, width: 32, tied: false },
  cut: { tensor: 2, pipeline: 1, data: 2 },
  chunks: 1,
  zero: 1,
  seed: 5,
  microBatches: 1,
  orders: ordersOf('gpipe', 1, 1),
  tokens: Int32Array.from({ length: 400 }, (_, i) => (3 * i) % 16),
  windows: 4,
  length: 16,
  schedule: { steps: 10, peak: 0.01, warmup: 2, decay: 0.3 },
};

async function losses(cluster: Cluster): Promise<number[]> {
  const all: number[] = [];
  for (let step = 0; step < 3; step += 1) all.push((await cluster.step(step)).loss);
  return all;
}

it('threads and turns make the same bits; a thread that dies ends the run', { timeout: 30_000 }, async () => {
  const [threads, turns] = await Promise.all([
    Cluster.start(OPTIONS, thread),
    Cluster.start(OPTIONS, () => inProcessWorker(createDevice())),
  ]);
  expect(await losses(threads)).toEqual(await losses(turns));
  turns.end();
  const step = threads.step(3);
  threads.stop(2);
  await expect(step).rejects.toEqual(new Halted(2));
});
