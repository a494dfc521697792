/**
 * GELU (Hendrycks & Gimpel 2016) in GPT-2's form, ½·x·(1 + tanh √(2/π)·(x + 0.044715·x³)). As 1 + tanh u = 2·σ(2u),
 * that is x·σ(z), one exponential.
 */
import type { Engine, Layer } from '../pass.ts';

const A = 2 * Math.sqrt(2 / Math.PI);
const B = 0.044715;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-A * x * (1 + B * x * x)));

export function gelu({ memory }: Engine): Layer {
  return (input) => {
    const x = input.data;
    const output = memory.take('activations', input.shape);
    for (let i = 0; i < x.length; i += 1) output.data[i] = x[i]! * sigmoid(x[i]!);
    return {
      output,
      backward(gradient) {
        const d = gradient.data;
        for (let i = 0; i < d.length; i += 1) {
          const s = sigmoid(x[i]!);
          // (x·σ(z))′ = σ + x·σ·(1 − σ)·z′
          d[i] = d[i]! * (s + x[i]! * s * (1 - s) * A * (1 + 3 * B * x[i]! * x[i]!));
        }
        memory.release(output);
        return gradient;
      },
    };
  };
}
