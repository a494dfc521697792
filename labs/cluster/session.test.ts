/** What is said of a run belongs to its settings; what it leaves is given back. Devices share this thread. */
import { type InProcessWorker, inProcessWorker } from '@kit/remote/in-process.ts';
import { createDevice } from '@kit/training/parallel/device.ts';
import { afterEach, expect, it } from 'vitest';
import { EVERY } from './plan.ts';
import { ClusterSession } from './session.svelte.ts';
import type { LabState } from './state.ts';

const TEXT = 'Two kitchens cook faster than one, if they need not talk. '.repeat(20);
const RECORDED = { key: '', origin: 'recorded', losses: [], alone: [], devices: [] } as const;
const workers: InProcessWorker[] = [];
const spawn = () => {
  const worker = inProcessWorker(createDevice());
  workers.push(worker);
  return worker;
};
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

function opened(settings: Partial<LabState>) {
  const session = new ClusterSession(RECORDED, TEXT, spawn);
  session.set({ workers: 2, ...settings });
  return session;
}

it('a checkpoint is kept while a run may be gone on with, and let go of when it ends well', async () => {
  const session = opened({ steps: EVERY + 1 });
  const run = session.run();
  await expect.poll(() => session.checkpoint?.step, { timeout: 20_000, interval: 5 }).toBe(EVERY);
  await run;
  expect([session.made, session.checkpoint, session.stopped]).toEqual([EVERY + 1, null, null]);
});
