/** The worked numbers of 55.2.0, recomputed, then looked for in both languages as each one writes them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printedIn } from './printed.ts';

const printed = printedIn('55-2-0');
const GIGA = 1e9;
const TERA = 1e12;

/** NVIDIA data sheets: bytes, bytes per second, 16-bit dense operations per second. */
const A100 = { bytes: 80 * GIGA, bandwidth: 2.039 * TERA, flops: 312 * TERA };
const H200 = { bytes: 141 * GIGA };

/** Weight, gradient, master copy, first and second moment. */
const BYTES = { weight: 2, gradient: 2, master: 4, first: 4, second: 4 };
const PER_PARAMETER = Object.values(BYTES).reduce((sum, bytes) => sum + bytes, 0);

/** Rounds to bfloat16 (8 bits of significand), ties to even, by hand on the bits of a float32. */
function bfloat16(x: number): number {
  const bits = new Uint32Array(new Float32Array([x]).buffer);
  const word = bits[0] ?? 0;
  bits[0] = (word + 0x7fff + ((word >>> 16) & 1)) & 0xffff0000;
  return new Float32Array(bits.buffer)[0] ?? Number.NaN;
}

describe('55.2.0', () => {
  it('GPT-3 and the cards that hold it', () => {
    printed((175 * GIGA * BYTES.weight) / GIGA, '350', 0);
    expect(Math.ceil((175 * GIGA * BYTES.weight) / A100.bytes)).toBe(5);
    printed((175 * GIGA * PER_PARAMETER) / GIGA, '2,800', 0);
    printed((175 * GIGA * PER_PARAMETER) / TERA, '2.8', 1);
    printed((175 * GIGA * PER_PARAMETER) / A100.bytes, '35', 0);
    printed(Math.ceil((175 * GIGA * PER_PARAMETER) / H200.bytes), '20', 0);
  });

  it('sixteen bytes, twelve of them for the optimiser', () => {
    printed(PER_PARAMETER, '16', 0);
    printed(BYTES.master + BYTES.first + BYTES.second, '12', 0);
    expect((BYTES.master + BYTES.first + BYTES.second) / PER_PARAMETER).toBe(3 / 4);
    expect(PER_PARAMETER / BYTES.weight).toBe(8);
    printed(PER_PARAMETER - BYTES.gradient + 4, '18', 0);
    printed(PER_PARAMETER - BYTES.first - BYTES.second + 1 + 1, '10', 0);
    printed(7 * BYTES.weight, '14', 0);
    printed(7 * PER_PARAMETER, '112', 0);
  });

  it('bfloat16 loses a small update, a thousand times over', () => {
    let next = 1;
    while (bfloat16(next) === 1) next += 2 ** -20;
    printed(bfloat16(next), '1.0078', 4);
    let [weight, master] = [1, 1];
    for (let step = 0; step < 1000; step++) {
      weight = bfloat16(weight + 0.003);
      master += 0.003;
    }
    expect(weight).toBe(1);
    expect(master).toBeCloseTo(4, 9);
  });

  it('activations of one sequence of GPT-3', () => {
    const [layers, width, heads, length] = [96, 12288, 96, 2048];
    const perLayer = (term: number) => length * width * term;
    const scores = (5 * heads * length) / width;
    printed(scores, '80', 0);
    printed(34 / 2, '17', 0);
    printed(34 + scores, '114', 0);
    printed((layers * perLayer(34 + scores)) / GIGA, '275', 0);
    printed((layers * perLayer(34)) / GIGA, '82', 0);
    printed((layers * perLayer(2)) / GIGA, '4.8', 1);
    printed((8 / 6 - 1) * 100, '33', 0);
  });

  it('the second wall', () => {
    printed(A100.bandwidth / TERA, '2.04', 2);
    const seconds = A100.bytes / A100.bandwidth;
    printed(seconds * 1000, '39', 0);
    expect(Math.round((A100.flops * seconds) / TERA) * 1000).toBe(12000);
    // 12,000 billion in French, 12 trillion in English
    expect(readFileSync('content/fr/55-2-0.mdx', 'utf8')).toContain('12\u202f000\u00a0milliards');
    expect(readFileSync('content/en/55-2-0.mdx', 'utf8')).toContain('12 trillion');
    printed(3 ** 5, '243', 0);
    printed(1.6 ** 5, '10.5', 1);
    printed(1.4 ** 5, '5.4', 1);
    printed(3 ** 5 / 1.6 ** 5, '23', 0);
    printed(3 ** 5 / 1.4 ** 5, '45', 0);
  });

  it('MFU and HFU', () => {
    // a step with everything recomputed: 8 operations a parameter and token, of which 6 are of use
    expect((6 + 2) / 6).toBeCloseTo(8 / 6, 12);
    printed(46.2, '46.2', 1);
    printed(57.8, '57.8', 1);
    // PaLM recomputes part of its activations only
    expect(57.8 / 46.2).toBeGreaterThan(1);
    expect(57.8 / 46.2).toBeLessThan(8 / 6);
    // Llama 3, table 4: 430 to 380 TFLOP/s of an H100's 989, on 8,192 to 16,384 GPUs
    printed(43, '43', 0);
    printed(38, '38', 0);
    for (const [rate, reported] of [
      [430, 43],
      [380, 38],
    ] as const)
      expect(Math.abs((100 * rate) / 989 - reported)).toBeLessThan(0.7);
    printed(8 * 16 * 64, '8,192', 0);
    printed(8 * 16 * 128, '16,384', 0);
  });
});
