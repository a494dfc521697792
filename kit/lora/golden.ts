/**
 * For tests: an adapter written by Python `peft`, and what `peft` and NumPy computed with it
 * (training/adapters/golden.py).
 */
import { readFileSync } from 'node:fs';
import type { DecoderConfig } from '../models/decoder.ts';
import { type DecoderWeights, openWeights } from '../weights/decoder-weights.ts';
import { type AdapterFiles, type ReadAdapter, readAdapter } from './read.ts';

export interface LoraGolden {
  readonly rank: number;
  readonly alpha: number;
  readonly cases: readonly {
    readonly ids: readonly number[];
    readonly logits: readonly number[];
    readonly merged: readonly number[];
  }[];
  /** of ΔW (out, in), float64 */
  readonly layers: readonly {
    readonly name: string;
    readonly singular_values: readonly number[];
    readonly frobenius: number;
    readonly first_row: readonly number[];
    readonly residual_rank_1: number;
  }[];
}

const FOLDER = 'tests/golden/lora';
const DECODER = 'public/models/decoder';

export const golden: LoraGolden = JSON.parse(readFileSync(`${FOLDER}/golden.json`, 'utf8'));

const config = JSON.parse(readFileSync(`${DECODER}/config.json`, 'utf8')) as Readonly<Record<string, number>>;

export const decoder: DecoderConfig = {
  layers: config['n_layer']!,
  heads: config['n_head']!,
  width: config['n_embd']!,
  headDim: config['n_embd']! / config['n_head']!,
  vocabulary: config['vocab_size']!,
  context: config['n_positions']!,
  endOfText: config['eos_token_id']!,
};

export function goldenFiles(folder: string = FOLDER): AdapterFiles {
  return {
    config: readFileSync(`${folder}/adapter_config.json`, 'utf8'),
    tensors: new Uint8Array(readFileSync(`${folder}/adapter_model.safetensors`)),
  };
}

export function goldenAdapter(): ReadAdapter {
  return readAdapter(goldenFiles(), decoder);
}

export function decoderWeights(): DecoderWeights {
  return openWeights(new Uint8Array(readFileSync(`${DECODER}/onnx/model.onnx_data`)), decoder);
}
