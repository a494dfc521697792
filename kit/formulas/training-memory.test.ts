import { describe, expect, it } from 'vitest';
import {
  activationBytes,
  BYTES_PER_PARAMETER,
  CARD,
  fillCards,
  GPT3,
  recomputedBytes,
  STATE,
} from './training-memory.ts';

it('counts the sixteen bytes of the chapter, twelve of them for the optimiser', () => {
  expect(BYTES_PER_PARAMETER).toBe(16);
  expect(STATE.filter(({ kind }) => kind === 'state').reduce((sum, { bytes }) => sum + bytes, 0)).toBe(12);
});

it('gives the three activation figures that the chapter prints for a sequence of GPT-3', () => {
  expect(activationBytes(GPT3) / 1e9).toBeCloseTo(275.4, 1);
  expect(activationBytes(GPT3, false) / 1e9).toBeCloseTo(82.1, 1);
  expect(recomputedBytes(GPT3) / 1e9).toBeCloseTo(4.83, 2);
});

describe('fillCards', () => {
  it('fills each card before the next, and loses no byte', () => {
    expect(
      fillCards(
        [
          { kind: 'a', bytes: 30 },
          { kind: 'b', bytes: 90 },
        ],
        80,
      ),
    ).toEqual([
      [
        { kind: 'a', from: 0, to: 0.375 },
        { kind: 'b', from: 0.375, to: 1 },
      ],
      [{ kind: 'b', from: 0, to: 0.5 }],
    ]);
  });

  it('needs the 35 cards of the chapter for 175 billion parameters, and a second one for 7', () => {
    const model = (parameters: number) =>
      fillCards(
        STATE.map(({ kind, bytes }) => ({ kind, bytes: bytes * parameters })),
        CARD,
      );
    const large = model(175e9);
    expect(large).toHaveLength(35);
    expect(large.every((pieces) => Math.abs((pieces.at(-1)?.to ?? 0) - 1) < 1e-9)).toBe(true);
    const small = model(7e9);
    expect(small).toHaveLength(2);
    expect(small[1]?.at(-1)?.to).toBeCloseTo(0.4, 9);
  });
});
