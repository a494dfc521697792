/** The end of the network: how surprised it is by the token that came, and where the gradient starts. */
import type { Engine } from '../pass.ts';
import { rowsOf, type Tensor, widthOf } from '../tensor.ts';
import { checkIds, type Ids } from './embedding.ts';

export interface LossPass {
  /** sum over the positions, nats */
  readonly loss: number;
  /** ∂/∂logits of the sum times `scale`: 1 over the positions of the whole batch gives the gradient of the mean */
  backward(scale: number): Tensor;
}

/**
 * Logits (B, T, V) and the ids that followed (B, T): Σ −ln softmax(logits)[id]. The logits' array becomes
 * probabilities.
 */
export function crossEntropy(logits: Tensor, targets: Ids, { memory }: Engine): LossPass {
  const [rows, V, data] = [rowsOf(logits), widthOf(logits), logits.data];
  checkIds(targets, V);
  let loss = 0;
  for (let i = 0; i < rows; i += 1) {
    const at = i * V;
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < V; j += 1) most = Math.max(most, data[at + j]!);
    const right = data[at + targets.data[i]!]! - most;
    let sum = 0;
    for (let j = 0; j < V; j += 1) {
      const e = Math.exp(data[at + j]! - most);
      data[at + j] = e;
      sum += e;
    }
    for (let j = 0; j < V; j += 1) data[at + j] = data[at + j]! / sum;
    loss += Math.log(sum) - right;
  }
  return {
    loss,
    backward(scale) {
      const gradient = memory.copy('passing', logits);
      for (let i = 0; i < rows; i += 1) {
        const right = i * V + targets.data[i]!;
        gradient.data[right] = gradient.data[right]! - 1; // p − 1 for the token that came, p for the others
      }
      for (let i = 0; i < gradient.data.length; i += 1) gradient.data[i] = gradient.data[i]! * scale;
      return gradient;
    },
  };
}
