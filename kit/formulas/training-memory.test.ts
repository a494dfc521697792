import { describe, expect, it } from 'vitest';
import { activationBytes, BYTES_PER_PARAMETER, CARD, GPT3, pour, recomputedBytes, STATE } from './training-memory.ts';

it('counts the sixteen bytes of the chapter, twelve of them for the optimiser', () => {
  expect(BYTES_PER_PARAMETER).toBe(16);
  expect(STATE.filter(({ tone }) => tone === 'state').reduce((sum, { bytes }) => sum + bytes, 0)).toBe(12);
});

it('gives the three activation figures that the chapter prints for a sequence of GPT-3', () => {
  expect(activationBytes(GPT3) / 1e9).toBeCloseTo(275.4, 1);
  expect(activationBytes(GPT3, false) / 1e9).toBeCloseTo(82.1, 1);
  expect(recomputedBytes(GPT3) / 1e9).toBeCloseTo(4.83, 2);
});

describe('pour', () => {
  it('fills each card before the next, and loses no byte', () => {
    expect(
      pour(
        [
          { tone: 'a', bytes: 30 },
          { tone: 'b', bytes: 90 },
        ],
        80,
      ),
    ).toEqual([
      [
        { tone: 'a', from: 0, to: 0.375 },
        { tone: 'b', from: 0.375, to: 1 },
      ],
      [{ tone: 'b', from: 0, to: 0.5 }],
    ]);
  });

  it('needs the 35 cards of the chapter for 175 billion parameters, and a second one for 7', () => {
    const model = (parameters: number) =>
      pour(
        STATE.map(({ tone, bytes }) => ({ tone, bytes: bytes * parameters })),
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
