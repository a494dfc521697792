import { expect, it } from 'vitest';
import { changes } from './comparison.ts';
import { type Pass, UNTOUCHED } from './pass.ts';

const T = 5;
const shape = { layers: 1, heads: 2, dim: 2, vocabulary: 9, context: 8, endOfText: 0 };
const token = (id: number) => ({
  id,
  text: 'x',
  display: 'x',
  leadingSpace: false,
  complete: true,
  special: false,
});
/** each query gives everything to the key that `to` says */
const map = (to: (q: number) => number) =>
  Array.from({ length: T * T }, (_, i) => (to(Math.floor(i / T)) === i % T ? 1 : 0));
const previous = map((q) => Math.max(0, q - 1));
const first = map(() => 0);
const pass = (...maps: number[][]): Pass => ({
  text: '',
  settings: UNTOUCHED,
  origin: 'measured',
  truth: null,
  projections: null,
  bias: null,
  logits: null,
  milliseconds: 1,
  backend: 'wasm',
  tokens: [1, 2, 3, 4, 5].map(token),
  maps: Float32Array.from(maps.flat()),
});

it('tells the heads that look elsewhere', () => {
  const found = changes(pass(previous, first), pass(first, first), shape);
  expect(found.map(({ layer, head, before, after }) => [layer, head, before.pattern, after.pattern])).toEqual([
    [0, 0, 'previous', 'first'],
  ]);
  expect(changes(pass(previous, first), pass(previous, first), shape)).toEqual([]);
});
