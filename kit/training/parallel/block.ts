/**
 * A block shared out over a tensor group (Shoeybi et al. 2019, § 3): each half sums its outputs over the group on the
 * way there (g of the paper), and the gradients of its input on the way back (f): 2 + 2 all-reduces. In a group of one
 * device it is the block of gpt.ts, to the bit.
 */
import { blockParts } from '../gpt.ts';
import type { Parameters } from '../parameters.ts';
import { add, type Engine, type Layer } from '../pass.ts';
import type { Tensor } from '../tensor.ts';
import { allReduce, type Ring } from './ring.ts';

/** A pass that has others to wait for. The rules of `Pass` hold. */
export interface SharedPass {
  readonly output: Tensor;
  backward(gradient: Tensor): Promise<Tensor>;
}

/** `heads`: those of this device. (B, T, D) → (B, T, D). */
export async function sharedBlock(
  i: number,
  heads: number,
  parameters: Parameters,
  input: Tensor,
  ring: Ring,
  engine: Engine,
): Promise<SharedPass> {
  const parts = blockParts(i, heads, parameters, engine);
  const first = await half(parts.norm1, parts.attention, input, ring, engine);
  const second = await half(parts.norm2, parts.mlp, first.output, ring, engine);
  return {
    output: second.output,
    backward: async (gradient) => first.backward(await second.backward(gradient)),
  };
}

/** x + Σ over the group of layer(norm x). */
async function half(norm: Layer, layer: Layer, input: Tensor, ring: Ring, { memory }: Engine): Promise<SharedPass> {
  const normed = norm(input);
  const through = layer(normed.output);
  await allReduce(ring, through.output.data);
  add(input, through.output);
  return {
    output: through.output,
    async backward(gradient) {
      const partial = through.backward(memory.copy('passing', gradient));
      await allReduce(ring, partial.data);
      const below = normed.backward(partial);
      add(gradient, below);
      memory.release(gradient);
      return below;
    },
  };
}
