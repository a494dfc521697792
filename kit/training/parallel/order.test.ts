/** Orders as the text draws them, as a reader writes them, and those that would wait for ever. */
import { describe, expect, it } from 'vitest';
import { deadlockOf, ordersOf, parseOrders, writeOrders } from './order.ts';

describe('known orders', () => {
  it('of two stages and three micro-batches, written out by hand', () => {
    expect(writeOrders(ordersOf('naive', 2, 3))).toBe('F1 B1 F2 B2 F3 B3\nF1 B1 F2 B2 F3 B3');
    expect(writeOrders(ordersOf('gpipe', 2, 3))).toBe('F1 F2 F3 B1 B2 B3\nF1 F2 F3 B1 B2 B3');
    expect(writeOrders(ordersOf('oneFOneB', 2, 3))).toBe('F1 F2 B1 F3 B2 B3\nF1 B1 F2 B2 F3 B3');
  });

  it('come back from the text that they are written in', () => {
    const orders = ordersOf('oneFOneB', 4, 8);
    expect(parseOrders(writeOrders(orders), 4, 8)).toEqual(orders);
    expect(parseOrders('f1, b1;\n\n F1  B1 ', 2, 1)).toEqual(ordersOf('naive', 2, 1));
  });
});

describe('orders that are refused', () => {
  it('lines, words, passes twice or not at all', () => {
    expect(parseOrders('F1 B1', 2, 1)).toEqual({ kind: 'stages', found: 1, stages: 2 });
    expect(parseOrders('F1 B2', 1, 1)).toEqual({ kind: 'word', stage: 1, word: 'B2' });
    expect(parseOrders('F1 F0 B1', 1, 1)).toEqual({ kind: 'word', stage: 1, word: 'F0' });
    expect(parseOrders('F1 f1 B1', 1, 1)).toEqual({ kind: 'twice', stage: 1, pass: 'F1' });
    expect(parseOrders('F1 B1\nF1', 2, 1)).toEqual({ kind: 'missing', stage: 2, pass: 'B1' });
  });

  it('a stage that goes back before it went', () => {
    expect(parseOrders('B1 F1', 1, 1)).toEqual({
      kind: 'deadlock',
      waits: [{ stage: 1, pass: 'B1', needs: 'F1', of: 1 }],
    });
  });

  it('two stages that wait for each other', () => {
    expect(parseOrders('F1 B1 F2 B2\nF2 B2 F1 B1', 2, 2)).toEqual({
      kind: 'deadlock',
      waits: [
        { stage: 1, pass: 'B1', needs: 'B1', of: 2 },
        { stage: 2, pass: 'F2', needs: 'F2', of: 1 },
      ],
    });
  });

  it('micro-batches may overtake each other: that is slow, not impossible', () => {
    expect(deadlockOf(parseOrders('F1 F2 B2 B1\nF2 B2 F1 B1', 2, 2) as never)).toBeNull();
  });
});
