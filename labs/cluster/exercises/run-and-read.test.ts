/** What the exercises expect is what the lab shows of a real run. */
import { noRuntime } from '@kit/exercises/check.ts';
import { inProcessWorker } from '@kit/remote/in-process.ts';
import { createDevice } from '@kit/training/parallel/device.ts';
import { expect, it } from 'vitest';
import { onLinks, slotsOf, tensorCrosses } from '../figures.ts';
import { planOf } from '../plan.ts';
import { type Progress, type Result, start, tokensOf } from '../run.ts';
import { type LabState, runKey, STATE } from '../state.ts';
import { linkTime, ownOrder } from './run-and-read.ts';

const TEXT = 'Three ways to use a second kitchen. '.repeat(20);
const context = { locale: 'en', runtime: noRuntime } as const;

/** The lab as the exercise's link opens it. */
const opened = (hash = '') => STATE.read(new URLSearchParams(hash.replace(/^#cluster\?/, '')));

async function ran(state: LabState): Promise<Result> {
  const { steps } = await start(state, tokensOf(TEXT), () => inProcessWorker(createDevice()), null);
  let last: Progress | null = null;
  for await (const progress of steps) last = progress;
  const { losses, alone, devices } = last as unknown as Progress;
  return { key: runKey(state), origin: 'measured', losses, alone, devices };
}

it.each([
  { workers: 4, cut: 'data', link: 'ethernet', power: 0.5 },
  { workers: 2, cut: 'tensor', link: 'wifi', power: 10 },
])('a step on links: %o', { timeout: 60_000 }, async (asked) => {
  const state = opened(linkTime.labHash?.(asked, 'en'));
  const { duration } = onLinks(state, await ran(state));
  const [expected = 0] = await linkTime.spec.solve(asked, context);
  expect(1000 * duration).toBeCloseTo(expected, 6);
});

it('two workers of one node talk by its link, of two nodes by the other', { timeout: 60_000 }, async () => {
  const asked = { workers: 2, cut: 'tensor', link: 'ethernet', power: 1 };
  const state = { ...opened(linkTime.labHash?.(asked, 'en')), inner: 'nvlink' } as const;
  const result = await ran(state);
  for (const [perNode, link] of [
    [1, 'ethernet'],
    [2, 'nvlink'],
  ] as const) {
    const [expected = 0] = await linkTime.spec.solve({ ...asked, link }, context);
    expect(1000 * onLinks({ ...state, perNode }, result).duration).toBeCloseTo(expected, 6);
    expect(tensorCrosses({ ...state, perNode })).toBe(perNode === 1);
  }
});

it('an order of the reader’s own: as many slots, as many in flight', { timeout: 60_000 }, async () => {
  const asked = { first: 'F2 F4 B4 F1 B2 B1 F3 B3', second: 'F2 F4 B2 B4 F1 B1 F3 B3' };
  const state = opened(ownOrder.labHash?.(asked, 'en'));
  const result = await ran(state);
  const [slots, flying] = await ownOrder.spec.solve(asked, context);
  expect(slotsOf(planOf(state), result).duration).toBeCloseTo(slots ?? 0, 9);
  expect(result.devices[0]?.kept).toBe(flying);
});
