/** Where ids become vectors: one learned for each token, plus one for each position. */
import type { Parameter } from '../parameters.ts';
import type { Engine } from '../pass.ts';
import type { Tensor } from '../tensor.ts';

/** B sequences of T token ids, one after the other. */
export interface Ids {
  readonly shape: readonly [number, number];
  readonly data: Int32Array;
}

export interface EmbeddingPass {
  readonly output: Tensor;
  /** nothing is below: the gradient ends in the two tables */
  backward(gradient: Tensor): void;
}

/** Throws a RangeError for ids that are not as many as their shape says, or not in the vocabulary. */
export function checkIds({ shape: [B, T], data }: Ids, vocabulary: number): void {
  if (data.length !== B * T) throw new RangeError(`${data.length} tokens for ${B} sequences of ${T}`);
  const wrong = data.find((id) => id < 0 || id >= vocabulary);
  if (wrong !== undefined) throw new RangeError(`token ${wrong} in a vocabulary of ${vocabulary}`);
}

/**
 * Tokens (V, D), positions (at least T, D), ids (B, T) → (B, T, D). Throws a RangeError for an id that is not in the
 * table.
 */
export function embedding(tokens: Parameter, positions: Parameter, ids: Ids, { memory }: Engine): EmbeddingPass {
  const [vocabulary, width] = tokens.shape as readonly [number, number];
  const [B, T] = ids.shape;
  if (T > (positions.shape[0] as number)) throw new RangeError(`${T} positions in a context of ${positions.shape[0]}`);
  checkIds(ids, vocabulary);
  const output = memory.take('activations', [B, T, width]);
  const [token, position] = [tokens.value.data, positions.value.data];
  for (let i = 0; i < B * T; i += 1) {
    const [from, place] = [ids.data[i]! * width, (i % T) * width];
    for (let j = 0; j < width; j += 1) output.data[i * width + j] = token[from + j]! + position[place + j]!;
  }
  return {
    output,
    backward(gradient) {
      const [dt, dp] = [tokens.gradient.data, positions.gradient.data];
      for (let i = 0; i < B * T; i += 1) {
        const [to, place] = [ids.data[i]! * width, (i % T) * width];
        for (let j = 0; j < width; j += 1) {
          const d = gradient.data[i * width + j]!;
          dt[to + j] = dt[to + j]! + d;
          dp[place + j] = dp[place + j]! + d;
        }
      }
      memory.release(output, gradient);
    },
  };
}
