/** The worked numbers of 55.3.1, recomputed, then looked for in both languages as each one writes them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printedIn } from './printed.ts';

const printed = printedIn('55-3-1');
const BILLION = 1e9;
/** Bytes per trained parameter: Adam in mixed precision. */
const TRAINED = 16;

/** Parameters of a rank-r correction to a d by k matrix. */
const lora = (d: number, k: number, r: number) => r * (d + k);

/** Product of a matrix given by rows and a column. */
const times = (rows: number[][], x: number[]) => rows.map((row) => row.reduce((sum, w, j) => sum + w * (x[j] ?? 0), 0));

describe('55.3.1', () => {
  it('full fine-tuning', () => {
    printed((7 * BILLION * TRAINED) / BILLION, '112', 0);
    printed((175 * BILLION * TRAINED) / 1e12, '2.8', 1);
    printed((175 * BILLION * 2) / BILLION, '350', 0);
    printed((175 * BILLION * 2 * 100) / 1e12, '35', 0);
  });

  it('one matrix', () => {
    const whole = 4096 * 4096;
    printed(whole, '16,777,216', 0);
    printed(lora(4096, 4096, 8), '65,536', 0);
    printed(whole / lora(4096, 4096, 8), '256', 0);
    printed((lora(4096, 4096, 8) / whole) * 100, '0.39', 2);
  });

  it('a rank-1 correction by hand: merged and unmerged agree', () => {
    const base = [
      [1, 0, 2],
      [0, 1, -1],
      [3, 1, 0],
    ];
    const [a, b, x, scale] = [[1, 0, 1], [0.5, -1, 0], [1, 2, 1], 2];
    const read = times([a], x)[0] ?? 0;
    expect(read).toBe(2);
    expect(times(base, x)).toEqual([3, 1, 5]);
    const delta = b.map((w) => scale * read * w);
    expect(delta).toEqual([2, -4, 0]);
    const unmerged = times(base, x).map((h, i) => h + (delta[i] ?? 0));
    const merged = base.map((row, i) => row.map((w, j) => w + scale * (b[i] ?? 0) * (a[j] ?? 0)));
    expect(merged).toEqual([
      [2, 0, 3],
      [-2, 1, -3],
      [3, 1, 0],
    ]);
    expect(unmerged).toEqual([5, -3, 5]);
    expect(times(merged, x)).toEqual(unmerged);
    expect(lora(3, 3, 1)).toBe(6);
  });

  it('GPT-3, rank 4 on two projections', () => {
    const adapter = 96 * 2 * lora(12_288, 12_288, 4);
    printed(adapter / 1e6, '18.9', 1);
    printed((175 * BILLION) / adapter, '9,272', 0);
    printed((adapter * 2) / 1e6, '37.7', 1);
    printed(350 + (100 * adapter * 2) / BILLION, '353.8', 1);
  });

  it('compute: no gradient of the frozen weights', () => {
    printed((4 / 6) * 100, '67', 0);
  });

  it('three ways to tune 7 billion parameters', () => {
    const perLayer = 4 * lora(4096, 4096, 16) + 3 * lora(4096, 11_008, 16);
    printed(4096 + 4096, '8,192', 0);
    printed(4096 + 11_008, '15,104', 0);
    printed(perLayer, '1,249,280', 0);
    const adapter = 32 * perLayer;
    printed(adapter / 1e6, '40', 0);
    printed((adapter / (7 * BILLION)) * 100, '0.57', 2);
    const learned = (adapter * TRAINED) / BILLION;
    printed(learned, '0.64', 2);
    printed(14 + learned, '14.6', 1);
    // QLoRA: 4 bits, an 8-bit scale per 64 weights, a 32-bit scale per 256 scales
    const bits = 4 + 8 / 64 + 32 / (64 * 256);
    printed(bits, '4.127', 3);
    printed((7 * bits) / 8, '3.61', 2);
    printed((7 * bits) / 8 + learned, '4.25', 2);
    printed((adapter * 2) / 1e6, '80', 0);
  });

  it('what the adapters of the lab forget, as measured at training', () => {
    interface Losses {
      readonly task: number;
      readonly fr: number;
      readonly en: number;
    }
    const { tasks } = JSON.parse(readFileSync('public/models/adapters/results.json', 'utf8')) as {
      tasks: Record<'telegramme' | 'theatre' | 'francais', Record<'base' | 'lora' | 'full', Losses>>;
    };
    const ofTask = (name: keyof typeof tasks) => {
      const { base, lora, full } = tasks[name];
      const forgot = (after: Losses) => (after.fr - base.fr + after.en - base.en) / 2;
      return { base, lora, full, ratio: forgot(lora) / forgot(full) };
    };
    // merged and unmerged: “a few hundred-thousandths”
    const { tasks: measured } = JSON.parse(readFileSync('public/models/adapters/results.json', 'utf8'));
    for (const name of Object.keys(measured)) {
      expect(measured[name].lora.merged_gap).toBeGreaterThan(1e-5);
      expect(measured[name].lora.merged_gap).toBeLessThan(1e-4);
    }
    // the same loss on the stage play, to within a hundredth, and “about half as much” forgotten
    const play = ofTask('theatre');
    expect(Math.abs(play.lora.task - play.full.task)).toBeLessThan(0.01);
    expect(Math.abs(play.ratio - 0.5)).toBeLessThan(0.1);
    // the telegram: less forgotten, but less learned
    const telegram = ofTask('telegramme');
    expect(telegram.ratio).toBeLessThan(1);
    expect(telegram.lora.task - telegram.full.task).toBeGreaterThan(0.05);
    // “LoRA learns it slightly better than full fine-tuning does, and English suffers more”
    const { base, lora, full } = ofTask('francais');
    expect((base.task - lora.task) / (base.task - full.task)).toBeGreaterThan(1);
    expect((base.task - lora.task) / (base.task - full.task)).toBeLessThan(1.2);
    expect(lora.en).toBeGreaterThan(full.en);
  });

  it('the loss of DPO', () => {
    const dpo = (beta: number, preferred: number, rejected: number) =>
      -Math.log(1 / (1 + Math.exp(-beta * (Math.log(preferred) - Math.log(rejected)))));
    printed(dpo(0.1, 1, 1), '0.693', 3);
    printed(0.1 * Math.log(4), '0.139', 3);
    printed(dpo(0.1, 2, 1 / 2), '0.626', 3);
  });
});
