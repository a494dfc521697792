/** The worked numbers of 55.2.1, from small simulations where there is one, then looked for in both languages. */
import { describe, expect, it } from 'vitest';
import { printedIn } from './printed.ts';

const printed = printedIn('55-2-1');
const GIGA = 1e9;
const TERA = 1e12;
const A100 = { flops: 312 * TERA, nvlink: 300 * GIGA };
const NETWORK = 25 * GIGA;

/** Runs a ring all-reduce on real arrays; returns what each device holds and how many elements each one sent. */
function ringAllReduce(arrays: readonly (readonly number[])[]) {
  const g = arrays.length;
  const held = arrays.map((array) => [...array]);
  const size = (held[0]?.length ?? 0) / g;
  const sent = held.map(() => 0);
  const chunk = (index: number) => ((index % g) + g) % g;
  const pass = (offset: number, add: boolean) => {
    for (let step = 0; step < g - 1; step++) {
      const messages = held.map((array, device) => {
        const index = chunk(device + offset - step);
        return { index, data: array.slice(index * size, (index + 1) * size) };
      });
      messages.forEach(({ index, data }, device) => {
        sent[device] = (sent[device] ?? 0) + data.length;
        const target = held[chunk(device + 1)] ?? [];
        data.forEach((x, k) => {
          const at = index * size + k;
          target[at] = add ? (target[at] ?? 0) + x : x;
        });
      });
    }
  };
  pass(0, true);
  pass(1, false);
  return { held, sent };
}

/** A&S 7.1.26, good to 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - poly * Math.exp(-x * x));
}
const gelu = (x: number) => (x * (1 + erf(x / Math.SQRT2))) / 2;

/** Share of idle time of a fill-and-drain pipeline: each stage starts when its input and itself are ready. */
function idleShare(stages: number, microBatches: number): number {
  const free = new Array<number>(stages).fill(0);
  const pass = (order: readonly number[], ready: number) => {
    let at = ready;
    for (const stage of order) {
      at = Math.max(at, free[stage] ?? 0) + 1;
      free[stage] = at;
    }
  };
  const forward = Array.from({ length: stages }, (_, stage) => stage);
  for (let m = 0; m < microBatches; m++) pass(forward, 0);
  const turn = Math.max(...free);
  free.fill(turn);
  for (let m = 0; m < microBatches; m++) pass(forward.toReversed(), turn);
  const total = Math.max(...free);
  return 1 - (2 * microBatches) / total;
}

describe('55.2.1', () => {
  it('the ring sums, and sends 2 (g − 1) / g of the array', () => {
    for (const g of [2, 4, 8]) {
      const arrays = Array.from({ length: g }, (_, d) => Array.from({ length: 2 * g }, (_, k) => d * 10 + k));
      const { held, sent } = ringAllReduce(arrays);
      const sum = Array.from({ length: 2 * g }, (_, k) => arrays.reduce((s, array) => s + (array[k] ?? 0), 0));
      for (const array of held) expect(array).toEqual(sum);
      for (const count of sent) expect(count).toBe(((2 * (g - 1)) / g) * 2 * g);
    }
  });

  it('one step on 64 GPUs', () => {
    const gradients = 7.5 * 2;
    printed(gradients, '15', 0);
    printed(2 * (7 / 8) * gradients, '26.25', 2);
    const sent = 2 * (63 / 64) * gradients;
    printed(sent, '29.5', 1);
    const seconds = (sent * GIGA) / NETWORK;
    printed(seconds, '1.18', 2);
    const operations = 6 * 7.5 * GIGA * 65536;
    printed(operations / 1e15, '2.95', 2);
    const compute = operations / (A100.flops / 2);
    printed(compute, '18.9', 1);
    printed((seconds / compute) * 100, '6', 0);
    const small = (6 * 7.5 * GIGA * 2048) / (A100.flops / 2);
    printed(small, '0.59', 2);
    expect(Math.round(seconds / small)).toBe(2);
    printed(7.5 * 16, '120', 0);
  });

  it('bubbles', () => {
    printed(48 / 4, '12', 0);
    for (const [m, text, decimals] of [
      [1, '75', 0],
      [8, '27.3', 1],
      [32, '8.6', 1],
    ] as const) {
      expect(idleShare(4, m)).toBeCloseTo(3 / (m + 3), 12);
      printed((3 / (m + 3)) * 100, text, decimals);
    }
    printed((3 / (2 * 8 + 3)) * 100, '15.8', 1);
    // 48 layers in 4 × 2 slices: the second slice of the first GPU comes after those of all four
    const slice = 48 / (4 * 2);
    printed(slice, '6', 0);
    printed(4 * slice + 1, '25', 0);
    printed(5 * slice, '30', 0);
    expect(32 / 4).toBe(8);
    expect(3 / (2 * 8)).toBe(3 / 8 / 2);
  });

  it('an MLP cut by columns, then by rows', () => {
    printed(gelu(1), '0.84', 2);
    printed(-gelu(-1), '0.16', 2);
    printed(gelu(1) * 2, '1.68', 2);
    printed(gelu(1) * 2 + gelu(-1), '1.52', 2);
    printed(gelu(1) + gelu(-1), '0.68', 2);
    expect(gelu(1 - 1)).toBe(0);
  });

  it('tensor parallelism inside and outside a node', () => {
    const message = 2 * 2048 * 12288;
    printed(message / 1e6, '50', 0);
    const sent = 2 * (7 / 8) * message;
    printed(sent / 1e6, '88', 0);
    const total = sent * 4 * 96;
    printed(total / GIGA, '33.8', 1);
    printed(total / A100.nvlink, '0.11', 2);
    printed(total / NETWORK, '1.35', 2);
    const compute = (6 * 175 * GIGA * 2048) / 8 / (A100.flops / 2);
    printed(compute, '1.72', 2);
    printed((total / A100.nvlink / compute) * 100, '7', 0);
    // of what is printed: $1.35$ s against $1.72$
    printed((1.35 / 1.72) * 100, '78', 0);
  });

  it('three dimensions', () => {
    printed(8 * 12 * 16, '1,536', 0);
    printed(2800 / (8 * 12), '29.2', 1);
    printed(1536 / 16, '96', 0);
    expect(11 + 96).toBe(107);
    expect(11 + 2 * 96).toBe(203);
    printed((11 / 107) * 100, '10.3', 1);
    printed((11 / 203) * 100, '5.4', 1);
    // table 2 of the paper rates 141 TFLOP/s each, and 44 with ZeRO-3; 8 operations with recomputation, rates rounded
    const days = (rate: number) => (8 * 300 * GIGA * 174.6 * GIGA) / (1536 * rate * TERA) / 86_400;
    for (const [rate, reported] of [
      [141, '23'],
      [44, '74'],
    ] as const) {
      printed(Number(reported), reported, 0);
      expect(days(rate) / Number(reported)).toBeCloseTo(1, 1);
    }
    printed(8 * 64 * 6, '3,072', 0);
    printed((163 / 312) * 100, '52', 0);
    printed(8 * 16 * 128, '16,384', 0);
  });

  it('when communication hides: thresholds from bytes and operations, one by one', () => {
    const half = A100.flops / 2;
    const [near, far] = [half / A100.nvlink, half / NETWORK];
    printed(near, '520', 0);
    printed(far, '6,240', 0);
    /** Where the time of `bytes` over the link equals that of `operations`, both at size 1 of what is sought. */
    const threshold = (bytes: number, operations: number, rho: number) => (bytes / operations) * rho;
    // data: gradients of 2N bytes, twice round the ring; the backward pass, 4N operations a token
    expect(threshold(2 * 2, 4, far)).toBeCloseTo(far, 9);
    // ZeRO-3: gather 2N during 2N a token; then gather and scatter 4N during 4N a token
    expect([threshold(2, 2, far), threshold(4, 4, far)]).toEqual([far, far]);
    // pipeline: 2nd bytes against 2nN operations
    printed(threshold(2 * 12288, 2, far) / 1e6, '77', 0);
    // tensor, g = 8: four rings of 2nd bytes, 6 × 12 d² n / g operations
    const tensor = (rho: number) => threshold(4 * 2 * (7 / 8) * 2, (6 * 12) / 8, rho);
    expect(tensor(1)).toBeCloseTo((2 / 9) * 7, 12);
    printed(tensor(near), '809', 0);
    printed(tensor(far), '9,707', 0);
    // the same as the share of the worked example: width at the threshold over the width of GPT-3
    expect(Math.abs(tensor(far) / 12288 - 1.353 / 1.723)).toBeLessThan(0.01);
    // context: c keys and c values of d numbers, 2 bytes; two products of c × c × d
    expect(threshold(2 * 2, 2 * 2, far)).toBe(far);
  });

  it('contexts and experts', () => {
    printed(8 * 16 * 16 * 8, '16,384', 0);
    expect(8 * 16 * 16 * 8).toBe(8 * 16 * 128);
    // Llama 3, table 4: 400 and 380 TFLOP/s of an H100's 989
    for (const [rate, reported] of [
      [400, '41'],
      [380, '38'],
    ] as const) {
      printed(Number(reported), reported, 0);
      expect(Math.abs((rate / 989) * 100 - Number(reported))).toBeLessThan(0.7);
    }
    printed((7168 * 2) / 1000, '14', 0);
    printed((4 * 7168 * 2) / 1000, '57', 0);
    // the balancing term is smallest when shares are equal: Nₑ Σ (1/Nₑ)² = 1
    const term = (shares: readonly number[]) => shares.length * shares.reduce((sum, f) => sum + f * f, 0);
    expect(term([0.25, 0.25, 0.25, 0.25])).toBe(1);
    expect(term([0.4, 0.2, 0.2, 0.2])).toBeGreaterThan(1);
  });
});
