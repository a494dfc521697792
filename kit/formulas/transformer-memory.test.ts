/** Counts and bytes of whole models, against figures that their authors publish and against sums by hand. */
import { describe, expect, it } from 'vitest';
import { blockActivations, type Kept } from './activation-memory.ts';
import { cacheBytesPerToken } from './kv-cache.ts';
import { activationBytes, GPT3, recomputedBytes } from './training-memory.ts';
import { adapterParameters, parameterCount, SHAPES } from './transformer-count.ts';

const KEPT: Kept = {
  recomputed: 'none',
  flash: false,
  length: 2048,
  batch: 1,
  bytes: 2,
  tensor: 1,
  sequence: false,
};

it('counts the parameters of known models', () => {
  // Llama 3 8B on the Hugging Face Hub: 16 060 522 496 bytes of BF16
  expect(parameterCount(SHAPES.llama8)).toBe(16_060_522_496 / 2);
  // Mixtral 8×7B: 46.703 billion, 12.88 of them active
  expect(parameterCount(SHAPES.mixtral) / 1e9).toBeCloseTo(46.703, 3);
  expect(parameterCount(SHAPES.mixtral, SHAPES.mixtral.active) / 1e9).toBeCloseTo(12.88, 2);
  // 12 × 6 × 160² + 13 × 6 × 160 + (4096 + 256) × 160 + 320
  expect(parameterCount(SHAPES.book)).toBe(1_843_200 + 12_480 + 696_320 + 320);
  expect(Math.round(parameterCount(SHAPES.gpt3) / 1e9)).toBe(175);
  // one matrix of 4×4 per projection, MLP 4→8: r·(4·8 + 2·12), one layer
  const tiny = { ...SHAPES.book, layers: 1, width: 4, heads: 1, kvHeads: 1, hidden: 8 };
  expect(adapterParameters(tiny, 2)).toBe(2 * (4 * 8 + 2 * 12));
});

describe('activations', () => {
  const all = (kept: Partial<Kept>) => 96 * blockActivations(SHAPES.gpt3, { ...KEPT, ...kept });

  it('is the formula of the chapter for a GPT, with, without scores, and recomputed', () => {
    expect(all({})).toBe(activationBytes(GPT3));
    expect(all({ recomputed: 'selective' })).toBe(activationBytes(GPT3, false));
    expect(all({ flash: true })).toBe(activationBytes(GPT3, false));
    expect(all({ recomputed: 'full' })).toBe(recomputedBytes(GPT3));
  });

  it('is shared as table 2 of Korthikanti et al. says: 10 + 24/t + 5hn/(dt), or all of it over t', () => {
    const sbh = 96 * 2048 * 12_288;
    expect(all({ tensor: 8 })).toBeCloseTo(sbh * (10 + 24 / 8 + 80 / 8), 0);
    expect(all({ tensor: 8, sequence: true })).toBeCloseTo((sbh * (34 + 80)) / 8, 0);
  });

  it('a gated MLP with shared keys: by hand, 4d + 2d + 2·d/4 + 3f numbers of 2 bytes per token', () => {
    const shape = { ...SHAPES.llama8 };
    expect(blockActivations(shape, { ...KEPT, flash: true, length: 1 })).toBe(2 * (6.5 * 4096 + 3 * 14_336));
  });
});

it('gives the caches per token that Zhao et al. 2025 (table 1) and the chapter print', () => {
  const bytes = (layers: number) => cacheBytesPerToken({ ...SHAPES.llama70, layers, kvHeads: 8 }, 2);
  expect(bytes(80)).toBe(327_680);
  expect(cacheBytesPerToken({ ...SHAPES.book, layers: 61 }, 2, 576)).toBe(70_272);
  expect(cacheBytesPerToken(SHAPES.llama8, 2)).toBe(131_072);
  expect(cacheBytesPerToken(SHAPES.gpt3, 2)).toBe(4_718_592);
});
