import { describe, expect, it } from 'vitest';
import { breadth, summarise } from './patterns.ts';

const T = 8;
const distinct = Array.from({ length: T }, (_, i) => i);

/** A map whose query `q` puts `weight` on the column `look(q)` and spreads the rest over the other visible keys. */
function map(weight: number, look: (q: number) => number, causal = true): Float32Array {
  const out = new Float32Array(T * T);
  for (let q = 0; q < T; q++) {
    const seen = causal ? q + 1 : T;
    const target = Math.max(0, look(q));
    for (let k = 0; k < seen; k++) {
      out[q * T + k] = seen === 1 ? 1 : k === target ? weight : (1 - weight) / (seen - 1);
    }
  }
  return out;
}

describe('summarise', () => {
  it.each([
    ['previous', (q: number) => q - 1],
    ['self', (q: number) => q],
    ['first', () => 0],
  ] as const)('recognises a head that looks at « %s », and measures it', (pattern, look) => {
    const summary = summarise(map(0.62, look), distinct);
    expect(summary?.pattern).toBe(pattern);
    expect(summary?.share).toBeCloseTo(0.62, 6);
  });

  it('recognises induction and repetition only where a token comes back', () => {
    const ids = [5, 6, 7, 8, 5, 6, 7, 8];
    expect(
      summarise(
        map(0.9, (q) => (q >= 4 ? q - 3 : q)),
        ids,
      )?.pattern,
    ).toBe('induction');
    expect(
      summarise(
        map(0.9, (q) => (q >= 4 ? q - 4 : 0)),
        ids,
      )?.pattern,
    ).toBe('repeat');
    expect(
      summarise(
        map(0.9, (q) => (q >= 4 ? q - 3 : q)),
        distinct,
      )?.pattern,
    ).not.toBe('induction');
  });

  it('names nothing when the attention is spread', () => {
    const summary = summarise(
      map(0.2, (q) => q),
      distinct,
    );
    expect(summary?.pattern).toBe('broad');
  });

  it('sees the future only without a mask', () => {
    const summary = summarise(
      map(0.8, (q) => Math.min(T - 1, q + 1), false),
      distinct,
    );
    expect(summary?.pattern).toBe('future');
    expect(summary?.share).toBeGreaterThan(0.8);
  });

  it('says nothing of a sentence too short to tell', () => {
    expect(summarise(Float32Array.of(1), [3])).toBeNull();
    expect(summarise(Float32Array.of(1, 0, 0.5, 0.5), [3, 4])).toBeNull();
  });
});

it('measures breadth as exp(entropy)', () => {
  expect(breadth(Float32Array.of(1, 0, 1, 0), 2)).toBe(1);
  expect(breadth(Float32Array.of(1, 0, 0.5, 0.5), 2)).toBeCloseTo(1.5, 6);
});
