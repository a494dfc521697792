/**
 * One forward pass through a layer, and the way back. Backpropagation is here: who composes passes composes their ways
 * back in reverse order.
 *
 * Two rules keep the account of memory right. What forward takes, its own backward gives back. A backward owns the
 * gradient that it is given: it gives it back, or returns it changed. So after a step nothing but the model is held,
 * and several passes may be on their way at once, as the micro-batches of a pipeline are.
 */
import type { Product } from './matrix.ts';
import type { Memory, Tensor } from './tensor.ts';

/** What layers compute with. */
export interface Engine {
  readonly memory: Memory;
  readonly product: Product;
}

export interface Pass {
  readonly output: Tensor;
  /** From ∂L/∂output to ∂L/∂input; adds to the gradients of the layer's parameters. To be called once. */
  backward(gradient: Tensor): Tensor;
}

/** A function of a tensor that knows its way back; its parameters are inside. */
export type Layer = (input: Tensor) => Pass;

/** One layer after the other. */
export function chain(...layers: readonly Layer[]): Layer {
  return (input) => {
    const passes: Pass[] = [];
    let output = input;
    for (const layer of layers) {
      const pass = layer(output);
      passes.push(pass);
      output = pass.output;
    }
    return { output, backward: (gradient) => passes.reduceRight((g, pass) => pass.backward(g), gradient) };
  };
}

/**
 * x + layer(x): the gradient goes through the layer and past it. The layer must not need its own output on the way
 * back.
 */
export function residual(layer: Layer, { memory }: Engine): Layer {
  return (input) => {
    const { output, backward } = layer(input);
    add(input, output);
    return {
      output,
      backward(gradient) {
        const through = backward(memory.copy('passing', gradient));
        add(gradient, through);
        memory.release(gradient);
        return through;
      },
    };
  };
}

/** `into += tensor`, element by element. */
export function add({ data: from }: Tensor, { data: into }: Tensor): void {
  for (let i = 0; i < into.length; i += 1) into[i] = into[i]! + from[i]!;
}
