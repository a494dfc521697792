/** Heads switched off, on losses made up so that the verdict can be told by hand. */
import { expect, test } from 'vitest';
import { headsInWords, judgeHeads } from './heads.ts';

const head = (layer: number, at: number) => ({ layer, head: at });
/** 3 nats with every head; the first two, off together, cost 1, either alone 0.7, any other 0.1. */
async function lossWithout(off: readonly { layer: number; head: number }[]): Promise<number> {
  const dear = off.filter(({ layer }) => layer === 0).length;
  return 3 + [0, 0.7, 1][dear]! + 0.1 * (off.length - dear);
}
const judge = (...off: { layer: number; head: number }[]) =>
  judgeHeads(
    {
      off,
      count: 2,
      shape: { layers: 3, heads: 2 },
      costliest: [head(0, 0), head(0, 1)],
      shares: { right: 0.9, close: 0.6 },
      lossWithout,
    },
    (verdict) => ({ key: verdict }),
  );

test.each([
  ['the costliest', [head(0, 1), head(0, 0)], 1, 'right', { cost: 1, most: 1 }],
  ['one of them and another', [head(0, 0), head(2, 1)], 0.5, 'close', { cost: 0.8, most: 1 }],
  ['two others', [head(1, 0), head(2, 1)], 0, 'far', { cost: 0.2, most: 1 }],
  ['one alone', [head(0, 0)], 0, 'number', { off: 1, count: 2 }],
  ['three', [head(0, 0), head(0, 1), head(1, 0)], 0, 'number', { off: 3, count: 2 }],
  ['none', [], 0, 'number', { off: 0, count: 2 }],
  ['a head that does not exist', [head(0, 0), head(0, 2)], 0, 'unknown', { layers: 3, heads: 2 }],
  ['a layer that does not exist', [head(0, 0), head(3, 0)], 0, 'unknown', { layers: 3, heads: 2 }],
] as const)('%s', async (_, off, score, key, values) => {
  expect(await judge(...off)).toEqual({ score, messages: [{ key, values }] });
});

test('heads are said from 1, layer first', () => {
  expect(headsInWords([head(3, 1), head(0, 7)])).toBe('1.8, 4.2');
  expect(headsInWords([])).toBeNull();
});
