import { describe, expect, it } from 'vitest';
import { fromBfloat16, fromFloat16, toFloat16 } from './float16.ts';
import { randomStream } from './random.ts';

const ALL = Uint16Array.from({ length: 2 ** 16 }, (_, i) => i);
const VALUES = fromFloat16(ALL);

describe('half precision', () => {
  it('has the values of the standard', () => {
    const known: [number, number][] = [
      [0x0001, 2 ** -24],
      [0x03ff, 1023 * 2 ** -24],
      [0x0400, 2 ** -14],
      [0x3555, 0.333251953125],
      [0x3c00, 1],
      [0x7bff, 65504],
      [0x7c00, Number.POSITIVE_INFINITY],
      [0xc000, -2],
    ];
    for (const [bits, value] of known) expect(VALUES[bits]).toBe(value);
    expect(VALUES[0x8000]).toBe(-0);
    expect(VALUES[0x7c01]).toBeNaN();
  });

  it('survives a round trip, every one of the 65,536', () => {
    const back = toFloat16(VALUES);
    const wrong = ALL.filter((bits) =>
      Number.isNaN(VALUES[bits]) ? ((back[bits] as number) & 0x7fff) !== 0x7e00 : back[bits] !== bits,
    );
    expect([...wrong]).toEqual([]);
  });

  it('rounds to the nearest half, to the even one of two', () => {
    const next = randomStream(1);
    const samples = Array.from({ length: 4000 }, () => Math.fround((next() - 0.5) * 2 ** (next() * 44 - 26)));
    const halves: number[] = [];
    for (let i = 0; i < 0x7c00; i += 97) halves.push(((VALUES[i] as number) + (VALUES[i + 1] as number)) / 2);
    for (const x of [...samples, ...halves.map(Math.fround)]) {
      const bits = toFloat16(Float32Array.of(x))[0] as number;
      if (Math.abs(x) >= 65520) {
        expect(bits & 0x7fff).toBe(0x7c00);
        continue;
      }
      const error = Math.abs((VALUES[bits] as number) - x);
      for (const neighbour of [bits - 1, bits + 1]) {
        const other = VALUES[neighbour];
        if (other === undefined || !Number.isFinite(other)) continue;
        const theirs = Math.abs(other - x);
        expect(error).toBeLessThanOrEqual(theirs);
        if (error === theirs) expect(bits & 1).toBe(0);
      }
    }
  });

  it('reads bfloat16 as the upper half of a float32', () => {
    expect([...fromBfloat16(Uint16Array.of(0x3f80, 0xc049, 0x0000))]).toEqual([1, -3.140625, 0]);
  });
});
