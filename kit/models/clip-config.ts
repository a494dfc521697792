import { RuntimeError } from '../runtime/errors.ts';
import type { ClipConfig } from './clip.ts';

/** From the parsed `config.json` and `preprocessor_config.json`. RuntimeError('not-a-model') when a fact is missing. */
export function parseClipConfig(config: unknown, processor: unknown): ClipConfig {
  const size = (...path: readonly string[]) => {
    const value = read(config, path);
    if (!Number.isInteger(value) || value < 0) throw new RuntimeError('not-a-model', path.join('.'));
    return value;
  };
  const imageSize = size('vision_config', 'image_size');
  return {
    imageSize,
    grid: imageSize / size('vision_config', 'patch_size'),
    layers: size('vision_config', 'num_hidden_layers'),
    heads: size('vision_config', 'num_attention_heads'),
    projection: size('projection_dim'),
    scale: Math.exp(read(config, ['logit_scale'])),
    mean: read(processor, ['image_mean', '0']),
    deviation: read(processor, ['image_std', '0']),
    vocabulary: size('text_config', 'vocab_size'),
    context: size('text_config', 'max_position_embeddings'),
    endOfText: size('text_config', 'eos_token_id'),
    padding: size('text_config', 'pad_token_id'),
  };
}

function read(json: unknown, path: readonly string[]): number {
  let value = json;
  for (const name of path) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new RuntimeError('not-a-model', path.join('.'));
  return value;
}
