/** What can be run and what cannot, and what a page is given of the run made at build. */
import { expect, it } from 'vitest';
import { pack, unpack } from './compact.ts';
import { gapOf, wireOf } from './figures.ts';
import { cutOf, isRefusal, objectionTo, ordersFor, ownText, planOf } from './plan.ts';
import { proseOf } from './record.build.ts';
import type { Result } from './run.ts';
import { CUTS, type LabState, runKey, SCHEDULES, STATE, WORKERS, ZEROS } from './state.ts';

const at = (patch: Partial<LabState>): LabState => ({ ...STATE.defaults, ...patch });

it('whatever is not objected to can be planned, and uses every worker', () => {
  for (const workers of WORKERS)
    for (const cut of CUTS)
      for (const zero of ZEROS)
        for (const schedule of SCHEDULES) {
          const state = at({ workers, cut, zero, schedule });
          if (objectionTo(state)) continue;
          const { tensor, pipeline, data } = planOf(state).cut;
          expect(tensor * pipeline * data).toBe(workers);
        }
});

it('objects with a reason', () => {
  expect(objectionTo(at({ cut: 'three', workers: 2 }))).toBe('three');
  expect(objectionTo(at({ cut: 'three', workers: 8, microBatches: 8 }))).toBe('microBatches');
  expect(objectionTo(at({ cut: 'pipeline', workers: 8, microBatches: 8, schedule: 'interleaved' }))).toBe('layers');
  expect(objectionTo(at({ cut: 'pipeline', workers: 4, microBatches: 2, schedule: 'interleaved' }))).toBe(
    'interleaved',
  );
  expect(objectionTo(at({ cut: 'three', workers: 8, zero: 2 }))).toBe('zero');
  expect(objectionTo(at({ cut: 'three', workers: 8, zero: 1 }))).toBeNull();
  expect(cutOf(at({ cut: 'three', workers: 8 }))).toEqual({ tensor: 2, pipeline: 2, data: 2 });
});

it('an order of the reader’s own is at first 1F1B, and another run than 1F1B', () => {
  const state = at({ cut: 'pipeline', workers: 2, microBatches: 2, schedule: 'own' });
  expect(ownText(state)).toBe('F1 F2 B1 B2\nF1 B1 F2 B2');
  expect(isRefusal(ordersFor({ ...state, own: 'F1' }))).toBe(true);
  expect(runKey(state)).not.toBe(runKey({ ...state, schedule: 'oneFOneB' }));
  // how it is looked at changes no run
  expect(runKey({ ...state, view: 'held', link: 'wifi', power: 3 })).toBe(runKey(state));
});

it('an address opens the settings that it says, the order of the reader’s own included', () => {
  const state = at({ workers: 8, cut: 'three', own: 'F1 B1\nF1 B1', link: 'wifi', latency: 5, view: 'time' });
  expect(STATE.read(STATE.write(state))).toEqual(state);
});

it('a link is the reader’s where the reader has set it', () => {
  expect(wireOf(at({ link: 'ethernet' }))).toEqual({ latency: 30, bandwidth: 1.25 });
  expect(wireOf(at({ link: 'ethernet', bandwidth: 7 }))).toEqual({ latency: 30, bandwidth: 7 });
});

it('a result comes out of its few characters as it went in', () => {
  const when = { start: 0, end: 0 };
  const result: Result = {
    key: 'key',
    origin: 'recorded',
    losses: [2, 1.5],
    alone: [2, 1.25],
    devices: [
      {
        sent: { allReduce: 8, reduceScatter: 0, allGather: 4, sendReceive: 12 },
        peak: { parameters: 1, gradients: 2, optimizer: 3, activations: 4, passing: 5 },
        kept: 3,
        operations: [
          { kind: 'compute', work: 'backward', microBatch: 2, chunk: 1, flops: 64, ...when },
          { kind: 'receive', peer: 3, tag: 'data', collective: 'allGather', bytes: 4, ...when },
          { kind: 'send', peer: 1, tag: 'forward 0 to 1', collective: 'sendReceive', bytes: 12, ...when },
        ],
      },
    ],
  };
  expect(unpack(pack(result))).toEqual(result);
  expect(gapOf(result)).toBe(0.25);
});

it('prose is read without its marks', () => {
  const mdx =
    '---\ntitle: "x"\n---\n\n## Title {#a}\n\n<Callout>\n\nLe *débit*, en $2(g-1)/g$ <Term id="a">fois</Term>.\n';
  expect(proseOf(mdx)).toBe('Le débit, en  fois.\n');
});
