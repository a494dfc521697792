/** Reading a session's outputs and refusing inputs it cannot take; the same for the decoder and the encoder. */
import { RuntimeError } from '../runtime/errors.ts';
import type { Tensor, Tensors } from './session.ts';
import type { Interventions, TransformerConfig } from './transformer.ts';

export function output(out: Tensors, name: string): Tensor {
  const tensor = out[name];
  if (!tensor) throw new RuntimeError('not-a-model', `output ${name}`);
  return tensor;
}

export function floats(out: Tensors, name: string): Float32Array {
  const { data } = output(out, name);
  if (!(data instanceof Float32Array)) throw new RuntimeError('not-a-model', `output ${name}`);
  return data;
}

/** Several outputs one after the other. */
export function stack(out: Tensors, names: readonly string[]): Float32Array {
  const parts = names.map((name) => floats(out, name));
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/** The defaults of what may be switched: every head on, 1/√d_k. */
export function switches({ headMask, scoreScale }: Interventions, config: TransformerConfig) {
  return {
    headMask: headMask ?? new Float32Array(config.layers * config.heads).fill(1),
    scale: scoreScale ?? 1 / Math.sqrt(config.headDim),
  };
}

/** RuntimeError('invalid-input' | 'input-too-long'). */
export function checkIds(ids: readonly number[], config: TransformerConfig): void {
  if (ids.length === 0) throw new RuntimeError('invalid-input', '0 tokens');
  if (ids.length > config.context) throw new RuntimeError('input-too-long', `${ids.length} > ${config.context}`);
  const bad = ids.find((id) => !Number.isInteger(id) || id < 0 || id >= config.vocabulary);
  if (bad !== undefined) throw new RuntimeError('invalid-input', `token id ${bad}`);
}

/** RuntimeError('invalid-input'). */
export function checkInterventions({ headMask, scoreScale }: Interventions, config: TransformerConfig): void {
  if (headMask && (headMask.length !== config.layers * config.heads || !headMask.every(Number.isFinite))) {
    throw new RuntimeError(
      'invalid-input',
      `headMask: ${headMask.length} values for ${config.layers} × ${config.heads}`,
    );
  }
  if (scoreScale !== undefined && !Number.isFinite(scoreScale)) throw new RuntimeError('invalid-input', 'scoreScale');
}
