/** Activations in few bits: what enters a linear map, rounded on its way. */
import type { Through } from './engine.ts';
import type { ActivationStep } from './recipe.ts';

/**
 * Symmetric, to the nearest, from the largest magnitude of the whole input or of each of its rows (tokens), measured as
 * it passes (Xiao et al., 2022, arXiv:2211.10438, section 2: dynamic, per tensor or per token). The head is left
 * alone.
 */
export function roundActivations({ bits, per }: ActivationStep, head: string): Through {
  const highest = 2 ** (bits - 1) - 1;
  return (name, input, columns) => {
    if (name === head) return input;
    const span = per === 'token' ? columns : input.length;
    const out = new Float32Array(input.length);
    for (let from = 0; from < input.length; from += span) {
      let most = 0;
      for (let i = from; i < from + span; i++) most = Math.max(most, Math.abs(input[i] as number));
      const step = most / highest || 1;
      for (let i = from; i < from + span; i++) out[i] = Math.round((input[i] as number) / step) * step;
    }
    return out;
  };
}
