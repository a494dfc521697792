import { RuntimeError } from '../runtime/errors.ts';
import type { EncoderConfig } from './encoder.ts';
import type { TransformerConfig } from './transformer.ts';

/**
 * Shape facts of a `config.json` with Hugging Face's GPT-2 names. Throws RuntimeError('not-a-model') when one is
 * missing.
 */
export function parseTransformerConfig(json: unknown): TransformerConfig {
  const heads = read(json, 'n_head', 1);
  const width = read(json, 'n_embd', heads);
  if (width % heads !== 0) throw new RuntimeError('not-a-model', 'config.json: n_embd / n_head');
  return {
    layers: read(json, 'n_layer', 1),
    heads,
    width,
    headDim: width / heads,
    vocabulary: read(json, 'vocab_size', 1),
    context: read(json, 'n_positions', 1),
    endOfText: read(json, 'eos_token_id', 0),
  };
}

/** The same and the mask token. */
export function parseEncoderConfig(json: unknown): EncoderConfig {
  return { ...parseTransformerConfig(json), mask: read(json, 'mask_token_id', 0) };
}

function read(json: unknown, name: string, min: number): number {
  const value = (json as Readonly<Record<string, unknown>> | null)?.[name];
  if (!Number.isInteger(value) || (value as number) < min) {
    throw new RuntimeError('not-a-model', `config.json: ${name}`);
  }
  return value as number;
}
