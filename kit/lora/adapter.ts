/**
 * A LoRA adapter in memory: h = W₀x + (α/r)·B·A·x at each target layer. Source: Hu et al., 2021, arXiv:2106.09685,
 * section 4.1.
 */
import type { DecoderConfig } from '../models/decoder.ts';

/** The linear maps of a block that LoRA can adapt, in the order of computation. */
export const LORA_MODULES = ['attn.c_attn', 'attn.c_proj', 'mlp.c_fc', 'mlp.c_proj'] as const;
export type LoraModule = (typeof LORA_MODULES)[number];

/** x [in] → W₀x + b [out] */
export interface LinearSize {
  readonly in: number;
  readonly out: number;
}

export interface LoraFactors extends LinearSize {
  readonly layer: number;
  readonly module: LoraModule;
  /** A [rank, in], row-major */
  readonly a: Float32Array;
  /** B [out, rank], row-major */
  readonly b: Float32Array;
}

export interface LoraAdapter {
  readonly rank: number;
  /** what multiplies B·A: α/r as stored, or what replaced it */
  readonly scale: number;
  /** one per target layer, by layer then module */
  readonly factors: readonly LoraFactors[];
}

/** GPT-2's feed-forward network is four times as wide inside. */
const MLP_RATIO = 4;

export function linearSize({ width }: Pick<DecoderConfig, 'width'>, module: LoraModule): LinearSize {
  switch (module) {
    case 'attn.c_attn':
      return { in: width, out: 3 * width };
    case 'attn.c_proj':
      return { in: width, out: width };
    case 'mlp.c_fc':
      return { in: width, out: MLP_RATIO * width };
    case 'mlp.c_proj':
      return { in: MLP_RATIO * width, out: width };
  }
}

export function modulesOf(adapter: LoraAdapter): readonly LoraModule[] {
  return LORA_MODULES.filter((module) => adapter.factors.some((factors) => factors.module === module));
}

/** The same adapter α/r times `factor`: the slider of the lab. */
export function scaled(adapter: LoraAdapter, factor: number): LoraAdapter {
  return { ...adapter, scale: adapter.scale * factor };
}
