/**
 * Causal multi-head attention (Vaswani et al. 2017, eq. (1)), between the projections: from q, k, v side by side to the
 * heads.
 */
import { type Matrix, matrix, transposed } from '../matrix.ts';
import type { Engine, Layer } from '../pass.ts';
import type { Floats, Tensor } from '../tensor.ts';

/**
 * From (B, T, 3·H·K), all queries, then all keys, then all values, to the heads' outputs (B, T, H·K). H is the number
 * of heads here:
 * a shard that holds some of the heads runs the same function.
 */
export function attention(heads: number, { memory, product }: Engine): Layer {
  return (input) => {
    const [B, T, columns] = input.shape as readonly [number, number, number];
    const width = columns / 3; // H·K
    const K = width / heads;
    const scale = 1 / Math.sqrt(K);
    const output = memory.take('activations', [B, T, width]);
    const weights = memory.take('activations', [B, heads, T, T]);

    /** `part` of the queries (0), keys (1) or values (2) of one head in one sequence: (T, K) */
    const head = (tensor: Tensor, sequence: number, h: number, part = 0): Matrix => {
      const row = tensor.shape[2] as number;
      return matrix(tensor, { offset: sequence * T * row + part * width + h * K, rows: T, columns: K });
    };
    const square = (tensor: Tensor, offset = 0): Matrix => matrix(tensor, { offset, rows: T });
    const each = (visit: (sequence: number, h: number, offset: number) => void) => {
      for (let s = 0; s < B; s += 1) for (let h = 0; h < heads; h += 1) visit(s, h, (s * heads + h) * T * T);
    };

    each((s, h, offset) => {
      const P = square(weights, offset);
      product(head(input, s, h), transposed(head(input, s, h, 1)), P); // Q·Kᵀ (T, T)
      causalSoftmax(weights.data, offset, T, scale);
      product(P, head(input, s, h, 2), head(output, s, h)); // P·V (T, K)
    });
    return {
      output,
      backward(gradient) {
        const below = memory.take('passing', input.shape);
        each((s, h, offset) => {
          const P = square(weights, offset);
          const dO = head(gradient, s, h); // (T, K)
          const slopes = memory.take('passing', [T, T]);
          product(dO, transposed(head(input, s, h, 2)), square(slopes)); // dP = dO·Vᵀ
          product(transposed(P), dO, head(below, s, h, 2)); // dV = Pᵀ·dO
          softmaxBackward(weights.data, offset, slopes.data, T, scale); // dP becomes dS
          product(square(slopes), head(input, s, h, 1), head(below, s, h)); // dQ = dS·K
          product(transposed(square(slopes)), head(input, s, h), head(below, s, h, 1)); // dK = dSᵀ·Q
          memory.release(slopes);
        });
        memory.release(output, weights, gradient);
        return below;
      },
    };
  };
}

/** Each row of scores becomes the weights of its own and earlier positions; those of later ones are 0. */
function causalSoftmax(data: Floats, offset: number, T: number, scale: number): void {
  for (let t = 0; t < T; t += 1) {
    const at = offset + t * T;
    let most = Number.NEGATIVE_INFINITY;
    for (let j = 0; j <= t; j += 1) most = Math.max(most, data[at + j]!);
    let sum = 0;
    for (let j = 0; j <= t; j += 1) {
      const e = Math.exp(scale * (data[at + j]! - most));
      data[at + j] = e;
      sum += e;
    }
    for (let j = 0; j <= t; j += 1) data[at + j] = data[at + j]! / sum;
    data.fill(0, at + t + 1, at + T);
  }
}

/** dS = P∘(dP − rowsum(P∘dP)), times the scale of the scores; `slopes` holds dP, then dS. */
function softmaxBackward(weights: Floats, offset: number, slopes: Floats, T: number, scale: number): void {
  for (let t = 0; t < T; t += 1) {
    const row = t * T;
    let sum = 0;
    for (let j = 0; j <= t; j += 1) sum += weights[offset + row + j]! * slopes[row + j]!;
    for (let j = 0; j < T; j += 1) slopes[row + j] = weights[offset + row + j]! * (slopes[row + j]! - sum) * scale;
  }
}
