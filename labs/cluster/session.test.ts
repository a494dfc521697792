/** What is said of a run belongs to its settings; what it leaves is given back. Devices share this thread. */
import { type InProcessWorker, inProcessWorker } from '@kit/remote/in-process.ts';
import { Cluster } from '@kit/training/parallel/cluster.ts';
import { createDevice } from '@kit/training/parallel/device.ts';
import { afterEach, expect, it } from 'vitest';
import { aloneOptions, EVERY } from './plan.ts';
import { start, tokensOf } from './run.ts';
import { ClusterSession } from './session.svelte.ts';
import { type LabState, STATE } from './state.ts';

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
const until = (session: ClusterSession, steps: number) =>
  expect.poll(() => session.made, { timeout: 20_000, interval: 5 }).toBeGreaterThanOrEqual(steps);

it('a checkpoint is kept while a run may be gone on with, and let go of when it ends well', async () => {
  const session = opened({ steps: EVERY + 1 });
  const run = session.run();
  await expect.poll(() => session.checkpoint?.step, { timeout: 20_000, interval: 5 }).toBe(EVERY);
  await run;
  expect([session.made, session.checkpoint, session.stopped]).toEqual([EVERY + 1, null, null]);
});

it('a worker lost is said of its settings alone', async () => {
  const session = opened({ steps: 200 });
  const run = session.run();
  await until(session, 1);
  session.fail(1);
  await run;
  expect([session.stopped?.rank, session.resumable]).toEqual([1, true]);
  session.set({ view: 'sent' });
  expect(session.resumable).toBe(true);
  session.set({ seed: 2 });
  expect([session.stopped, session.problem, session.redone, session.resumable]).toEqual([null, null, null, false]);
});

it('a run that a change of settings ends says so, until the next one', async () => {
  const session = opened({ steps: 200 });
  const run = session.run();
  await until(session, 1);
  session.set({ zero: 1 });
  const { made } = session;
  expect([session.running, session.interrupted]).toEqual([null, made]);
  session.set({ zero: 2, steps: 1 });
  expect(session.interrupted).toBe(made);
  await run;
  await session.run();
  expect([session.made, session.interrupted]).toEqual([1, null]);
});

it('a checkpoint that cannot be taken up leaves no worker behind', async () => {
  const state = { ...STATE.defaults, workers: 2 } as const;
  const tokens = tokensOf(TEXT);
  const one = await Cluster.start(aloneOptions(state, tokens), spawn);
  const alone = await one.save();
  one.end();
  const from = { step: 4, losses: [], alone: [], saved: [[[]], alone] };
  await expect(start(state, tokens, spawn, from)).rejects.toThrow('device');
  expect(workers).toHaveLength(4);
  expect(workers.filter(({ terminated }) => !terminated)).toEqual([]);
});
