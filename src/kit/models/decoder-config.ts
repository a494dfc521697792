import { RuntimeError } from '../runtime/errors.ts';
import type { DecoderConfig } from './decoder.ts';

/** Shape facts of a Hugging Face GPT-2 `config.json`. Throws RuntimeError('not-a-model') when one is missing. */
export function parseDecoderConfig(json: unknown): DecoderConfig {
  const fields = json as Readonly<Record<string, unknown>> | null;
  const read = (name: string, min: number): number => {
    const value = fields?.[name];
    if (!Number.isInteger(value) || (value as number) < min) {
      throw new RuntimeError('not-a-model', `config.json: ${name}`);
    }
    return value as number;
  };
  const heads = read('n_head', 1);
  const width = read('n_embd', heads);
  if (width % heads !== 0) throw new RuntimeError('not-a-model', 'config.json: n_embd / n_head');
  return {
    layers: read('n_layer', 1),
    heads,
    width,
    headDim: width / heads,
    vocabulary: read('vocab_size', 1),
    context: read('n_positions', 1),
    endOfText: read('eos_token_id', 0),
  };
}
