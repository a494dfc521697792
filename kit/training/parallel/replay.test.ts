/** The virtual clock, against times worked out by hand. */
import { describe, expect, it } from 'vitest';
import { type Machine, replay } from './replay.ts';
import type { Compute, Exchange, Operation, Work } from './trace.ts';

const when = { start: 0, end: 0 };
const compute = (work: Work, flops: number): Compute => ({
  kind: 'compute',
  work,
  microBatch: 0,
  chunk: 0,
  flops,
  ...when,
});
const exchange = (kind: Exchange['kind'], peer: number, bytes: number, tag: string): Exchange => ({
  kind,
  peer,
  tag,
  bytes,
  collective: tag === 'data' ? 'allReduce' : 'sendReceive',
  ...when,
});
/** 1 operation a second, 10 bytes a second, 2 seconds before the first */
const MACHINE: Machine = {
  compute: ({ flops }) => flops,
  wire: () => ({ latency: 2, bandwidth: 10 }),
  overlap: false,
};

describe('two stages', () => {
  // the first computes for 4 s, its 30 bytes take 3 s and 2 s of latency: they are there at 9
  const steps: Operation[][] = [
    [compute('forward', 4), exchange('send', 1, 30, 'f'), exchange('receive', 1, 30, 'b'), compute('backward', 8)],
    [exchange('receive', 0, 30, 'f'), compute('forward', 4), compute('backward', 8), exchange('send', 0, 30, 'b')],
  ];

  it('the second waits while the first computes, then while the message travels', () => {
    const { devices, duration, idle, exposed } = replay(steps, MACHINE);
    expect(devices[1]?.map(({ doing, start, end }) => [doing, start, end])).toEqual([
      ['waiting', 0, 4],
      ['communicating', 4, 9],
      ['forward', 9, 13],
      ['backward', 13, 21],
    ]);
    expect(duration).toBe(34); // 21, 5 s of travel, 8 s of backward
    expect(idle).toBeCloseTo(1 - 24 / 68, 12);
    expect(exposed).toBe(5);
  });
});

describe('gradients summed during backward', () => {
  // two replicas; the gradients of the last layer, 20 bytes, leave at 6; the layer below computes until 10
  const steps = [0, 1].map((rank): Operation[] => [
    compute('forward', 2),
    compute('backward', 4),
    exchange('send', 1 - rank, 20, 'data'),
    exchange('receive', 1 - rank, 20, 'data'),
    compute('backward', 4),
    compute('update', 0),
  ]);

  it('waited for, they cost their 4 seconds; beside it, nothing', () => {
    expect(replay(steps, MACHINE)).toMatchObject({ duration: 14, exposed: 4 });
    expect(replay(steps, { ...MACHINE, overlap: true })).toMatchObject({ duration: 10, exposed: 0, idle: 0 });
  });

  it('what is longer than the computation shows', () => {
    const slow: Machine = { ...MACHINE, overlap: true, wire: () => ({ latency: 0, bandwidth: 2 }) };
    expect(replay(steps, slow)).toMatchObject({ duration: 16, exposed: 6 }); // sent at 6, there at 16
  });
});
