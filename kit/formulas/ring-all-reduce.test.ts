import { describe, expect, it } from 'vitest';
import { ringAllReduce } from './ring-all-reduce.ts';

describe.each([2, 3, 4, 8])('a ring of %d devices', (devices) => {
  const { scatter, gather, sent } = ringAllReduce(devices);
  const everyone = Array.from({ length: devices }, (_, d) => d);

  it('adds each contribution once, whatever the step', () => {
    for (const { held } of [...scatter, ...gather])
      for (const pieces of held) for (const from of pieces) expect(new Set(from).size).toBe(from.length);
  });

  it('leaves each device with one finished piece after the first lap, a different one each', () => {
    const finished = scatter
      .at(-1)
      ?.held.map((pieces) => pieces.flatMap((from, p) => (from.length === devices ? [p] : [])));
    expect(finished?.map((list) => list.length)).toEqual(everyone.map(() => 1));
    expect(finished?.flat().sort((a, b) => a - b)).toEqual(everyone);
  });

  it('leaves each device with the whole sum at the end', () => {
    expect(gather.at(-1)?.held).toEqual(everyone.map(() => everyone.map(() => everyone)));
  });

  it('takes 2 (g − 1) steps, a piece sent by each device at each: 2 (g − 1) / g of the array', () => {
    expect(scatter.length - 1 + gather.length).toBe(2 * (devices - 1));
    expect(sent).toEqual(everyone.map(() => 2 * (devices - 1)));
  });

  it('never has two devices receive the same piece at the same step', () => {
    for (const { received } of [...scatter.slice(1), ...gather]) expect(new Set(received).size).toBe(devices);
  });
});
