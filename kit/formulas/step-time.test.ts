/** The step of a large cluster: against sums worked out by hand, the virtual clock, and runs that were measured. */
import { describe, expect, it } from 'vitest';
import { ordersOf } from '../training/parallel/order.ts';
import { replay } from '../training/parallel/replay.ts';
import type { Operation } from '../training/parallel/trace.ts';
import {
  A100,
  daysFor,
  forwardFlops,
  type LargeCluster,
  RUNS,
  type Run,
  reachedBy,
  ringSeconds,
  stepTime,
} from './step-time.ts';

const timeOf = (run: Run, patch: Partial<LargeCluster> = {}) =>
  stepTime(RUNS[run].model, { ...A100, ...RUNS[run].cut, ...patch });

describe('GPT-3 on 1,024 GPUs, by hand', () => {
  it('computes 28.8 s: 96 micro-batches of 12 blocks, four passes, over 8 GPUs at half of 312 TFLOP/s', () => {
    // 24·12288² + 4·2048·12288 operations a token and a block; the head adds 2·12288·51200 three times
    const token = 24 * 12_288 ** 2 + 4 * 2048 * 12_288;
    const block = (4 * 12 * 2048 * token) / 8 / 156e12;
    const head = (3 * 2048 * 2 * 12_288 * 51_200) / 8 / 156e12;
    expect(timeOf('gpt3').compute).toBeCloseTo(96 * (block + head), 9);
    expect(timeOf('gpt3').compute).toBeCloseTo(28.759, 3);
  });

  it('sums each activation as the chapter does: 88 MB a GPU, by NVLink 0.29 ms, by the network 3.5 ms', () => {
    const bytes = 2 * 2048 * 12_288;
    expect(2 * (7 / 8) * bytes).toBeCloseTo(88.08e6, -4);
    expect(ringSeconds(8, bytes, { latency: 0, bandwidth: 300e9 })).toBeCloseTo(0.2936e-3, 7);
    expect(ringSeconds(8, bytes, { latency: 0, bandwidth: 25e9 })).toBeCloseTo(3.523e-3, 6);
    // four a block, and two more where the forward pass is made again; 12 blocks, 96 micro-batches
    expect(timeOf('gpt3').tensor).toBeCloseTo(96 * 12 * 6 * (88.080384e6 / 300e9 + 14 * 2e-6), 6);
  });

  it('waits for seven of 103 slots, and sums 5.5 GB of gradients among 16 replicas', () => {
    const { compute, tensor, bubble, data } = timeOf('gpt3', { between: { latency: 0, bandwidth: Infinity } });
    const head = (96 * 3 * 2048 * 2 * 12_288 * 51_200) / 8 / 156e12;
    expect(bubble).toBeCloseTo(((compute - head + tensor) / 96) * 7, 9);
    expect(data).toBe(0);
    expect(timeOf('gpt3').data).toBeCloseTo((2 * (15 / 16) * 2 * 174.6e9) / 64 / 25e9 + 30 * 2e-6, 9);
  });

  it('slices halve the bubble, and what hides under the backward pass is not waited for', () => {
    const free = { between: { latency: 0, bandwidth: Infinity } };
    expect(timeOf('gpt3', { ...free, chunks: 2 }).bubble).toBeCloseTo(timeOf('gpt3', free).bubble / 2, 9);
    // three quarters of a micro-batch's 0.29 s
    const { data } = timeOf('gpt3', { overlap: true });
    expect(timeOf('gpt3').data - data).toBeCloseTo((0.75 * 12 * 2048 * 4 * 3.724541952e9) / 8 / 156e12, 6);
  });

  it('counts the operations of a step as the paper does: 96·B·n·L·d²·(1 + n/6d + V/16Ld)', () => {
    const { model, cut } = RUNS.gpt3;
    const { layers: L, width: d, length: n, vocabulary: V } = model;
    const paper = 96 * cut.batch * n * L * d * d * (1 + n / (6 * d) + V / (16 * L * d));
    const { blocks, head } = forwardFlops(model);
    expect(cut.batch * (4 * blocks + 3 * head)).toBeCloseTo(paper, -6);
    const { speed, total } = timeOf('gpt3');
    expect(speed).toBeCloseTo(paper / 1024 / total, 0);
  });
});

it('a pipeline lasts as long as on the virtual clock, messages waited for included', () => {
  const [p, m] = [4, 16];
  const model = { layers: 4, width: 64, vocabulary: 0, length: 32, parameters: 0 };
  const wire = { latency: 0, bandwidth: 1e6 };
  const cluster = { ...A100, tensor: 1, pipeline: p, data: 1, chunks: 1, batch: m, node: 1, between: wire };
  const machine = { ...cluster, peak: 1e9, reached: 1, recomputed: false };
  const when = { start: 0, end: 0, collective: 'sendReceive' } as const;
  const flops = forwardFlops(model).blocks / p;
  const steps = ordersOf('oneFOneB', p, m).map((order, stage) =>
    order.flatMap(({ forward, microBatch }): Operation[] => {
      const tag = `${forward} ${microBatch}`;
      const [from, to] = forward ? [stage - 1, stage + 1] : [stage + 1, stage - 1];
      const message = (kind: 'send' | 'receive', peer: number): Operation[] =>
        peer < 0 || peer >= p ? [] : [{ kind, peer, tag, bytes: 2 * 32 * 64, ...when }];
      const work = forward ? ('forward' as const) : ('backward' as const);
      const compute = {
        kind: 'compute',
        work,
        microBatch,
        chunk: 0,
        flops: forward ? flops : 2 * flops,
        ...when,
      } as const;
      return [...message('receive', from), compute, ...message('send', to)];
    }),
  );
  const played = replay(steps, { compute: (piece) => piece.flops / 1e9, wire: () => wire, overlap: false });
  const { total, sends } = stepTime(model, machine);
  expect(sends / total).toBeGreaterThan(0.05);
  expect(Math.abs(total / played.duration - 1)).toBeLessThan(0.03);
});

describe('runs that were measured (Narayanan et al. 2021)', () => {
  it('at half of their peak the formulas are slower than what was measured, by a tenth to a quarter', () => {
    const gaps = (Object.keys(RUNS) as Run[]).map((run) => timeOf(run).speed / RUNS[run].measured - 1);
    expect(gaps.map((gap) => Math.round(100 * gap))).toEqual([-7, -13, -25]);
  });

  it('the products must have reached 54 to 68 % of the peak: the larger the model, the more', () => {
    const shares = (Object.keys(RUNS) as Run[]).map((run) => {
      const { model, cut, measured } = RUNS[run];
      const reached = reachedBy(model, { ...A100, ...cut }, measured);
      expect(stepTime(model, { ...A100, ...cut, reached }).speed / measured).toBeCloseTo(1, 9);
      return Math.round(100 * reached);
    });
    expect(shares).toEqual([54, 58, 68]);
  });

  it('takes 37 days where 34 were published; the speed that was published takes 34, as it should', () => {
    const { tokens, days, cut, model, measured } = RUNS.gpt3;
    const { total, speed } = timeOf('gpt3');
    const own = daysFor(tokens, total, cut.batch, model.length);
    expect(own / days - 1).toBeCloseTo(0.1, 1);
    // the paper's own estimate, 8·T·P/(n·X), leaves out the scores and the head: 2 % of the operations
    expect((8 * tokens * 175e9) / (1024 * measured) / 86_400).toBeCloseTo(days, 0);
    expect((own * speed) / measured / days).toBeCloseTo(1.02, 2);
    // 1,008 billion, 3,072 GPUs: 502 petaFLOP/s in all
    expect((RUNS.trillion.measured * 3072) / 502e15).toBeCloseTo(1, 2);
  });
});
