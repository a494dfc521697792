import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bitsPerWeight, bytesOf, totalOf } from './bytes.ts';
import { cornerOf, firstGroup, levelsOf } from './matrix.ts';
import { rangesOf } from './ranges.ts';
import { record } from './recorded.ts';
import { STATE } from './state.ts';

describe('bytes by formula', () => {
  const small = {
    matrices: [
      [4, 40],
      [8, 16],
    ] as const,
    others: 10,
  };

  it('count codes, scales, zero points and the rest: by hand', () => {
    // groups of 32: 4 rows of 2 groups (32 and 8), 8 rows of 1
    const made = bytesOf({ bits: 3, shared: '32', symmetric: false, method: 'nearest' }, small);
    expect(made).toEqual({ codes: (288 * 3) / 8, scales: 32, zeros: 6, rest: 20 });
    expect(totalOf(made)).toBe(166);
    expect(bitsPerWeight(made, small)).toBeCloseTo((288 * 3 + 16 * 19) / 288, 12);
    expect(bytesOf({ bits: 8, shared: 'tensor', symmetric: true, method: 'gptq' }, small)).toMatchObject({
      codes: 288,
      scales: 4,
      zeros: 0,
    });
    expect(bytesOf({ bits: 8, shared: 'channel', symmetric: true, method: 'qat' }, small).scales).toBe(32);
  });

  it('are those of the card of the decoder in 4 bits, and of every recorded recipe', async () => {
    const { recording } = await record('fr');
    const card = readFileSync('public/models/decoder-4bit/README.md', 'utf8');
    const sizeOf = (patch: Partial<typeof STATE.defaults>) =>
      totalOf(bytesOf({ ...STATE.defaults, ...patch }, recording.shapes));
    for (const [bits, name] of [
      [8, 'PTQ, 8 bits'],
      [4, 'PTQ, 4 bits'],
      [3, 'PTQ, 3 bits'],
      [2, 'PTQ, 2 bits'],
    ] as const) {
      expect(card).toContain(`| ${name} | ${sizeOf({ bits, shared: '32' }).toLocaleString('en-US')} |`);
    }
    for (const { settings, bytes } of recording.trials) {
      expect(Math.abs(totalOf(bytesOf(settings, recording.shapes)) - bytes)).toBeLessThan(
        recording.shapes.matrices.length,
      );
    }
  });
});

describe('a matrix in numbers', () => {
  const values = {
    rows: 2,
    columns: 3,
    before: Float32Array.of(1, 2, 3, -1, 0.4, 4),
    after: Float32Array.of(1, 2, 3, 0, 0, 4),
    codes: Int16Array.of(1, 2, 3, 0, 0, 2),
    levels: { lowest: -1, highest: 6 },
    scales: Float32Array.of(1, 2),
    zeros: Int16Array.of(0, 0),
    span: 3,
    perRow: 1,
  };

  it('says its step, its error, what became 0, and the weights at every level, empty ones too', () => {
    const made = levelsOf(values);
    expect(made).toMatchObject({ scales: 2, step: 1.5, zeros: 2 / 6, lowest: -1, counts: [0, 2, 1, 2, 1, 0, 0, 0] });
    expect(made.error).toBeCloseTo(Math.sqrt((1 + 0.16) / (1 + 4 + 9 + 1 + 0.16 + 16)), 6);
    expect(firstGroup(values)).toEqual({ weights: 3, step: 1, used: 3, levels: 4 });
    expect(firstGroup({ ...values, perRow: 0 })).toMatchObject({ weights: 6, used: 4 });
  });

  it('is cut to its corner, row by row', () => {
    const wide = Float32Array.from({ length: 20 * 100 }, (_, i) => i);
    const { rows, columns, before } = cornerOf({ ...values, rows: 20, columns: 100, before: wide, after: wide });
    expect([rows, columns, before.length]).toEqual([16, 64, 1024]);
    expect([before[63], before[64], before[1023]]).toEqual([63, 100, 1563]);
  });
});

it('the largest input of a map is set against the median of all', () => {
  const ranges = rangesOf([
    { name: 'transformer.h.2.mlp.c_fc.weight', largest: Float32Array.of(3, 1, 8, 2) },
    { name: 'transformer.wte.weight', largest: Float32Array.of(5, 1, 2) },
  ]);
  expect(ranges[0]).toMatchObject({ block: 3, largest: 8, median: 2.5, ratio: 3.2 });
  expect(ranges[1]).toMatchObject({ block: 0, largest: 5, median: 2 });
});
