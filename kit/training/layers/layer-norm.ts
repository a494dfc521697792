/**
 * Layer normalisation (Ba, Kiros & Hinton 2016): each row gets mean 0 and variance 1, then a learned scale and shift.
 */
import type { Parameter } from '../parameters.ts';
import type { Engine, Layer } from '../pass.ts';
import { rowsOf, widthOf } from '../tensor.ts';

/** inside the square root, as GPT-2 has it */
const EPSILON = 1e-5;

export function layerNorm(scale: Parameter, shift: Parameter, { memory }: Engine): Layer {
  return (input) => {
    const [g, b] = [scale.value.data, shift.value.data];
    const [rows, width, x] = [rowsOf(input), widthOf(input), input.data];
    const output = memory.take('activations', input.shape);
    const statistics = memory.take('activations', [rows, 2]); // mean and 1/σ of each row
    for (let i = 0; i < rows; i += 1) {
      const at = i * width;
      let mean = 0;
      for (let j = 0; j < width; j += 1) mean += x[at + j]! / width;
      let variance = 0;
      for (let j = 0; j < width; j += 1) variance += ((x[at + j]! - mean) * (x[at + j]! - mean)) / width;
      const inverse = 1 / Math.sqrt(variance + EPSILON);
      for (let j = 0; j < width; j += 1) output.data[at + j] = (x[at + j]! - mean) * inverse * g[j]! + b[j]!;
      statistics.data[2 * i] = mean;
      statistics.data[2 * i + 1] = inverse;
    }
    return {
      output,
      backward(gradient) {
        const g = scale.value.data; // where it is now
        const [dy, dg, db] = [gradient.data, scale.gradient.data, shift.gradient.data];
        for (let i = 0; i < rows; i += 1) {
          const at = i * width;
          const [mean, inverse] = [statistics.data[2 * i]!, statistics.data[2 * i + 1]!];
          // With x̂ the normalised row and dx̂ = dy·g: dx = (dx̂ − mean(dx̂) − x̂·mean(dx̂·x̂)) / σ
          let sum = 0;
          let product = 0;
          for (let j = 0; j < width; j += 1) {
            const normal = (x[at + j]! - mean) * inverse;
            const d = dy[at + j]!;
            dg[j] = dg[j]! + d * normal;
            db[j] = db[j]! + d;
            sum += d * g[j]!;
            product += d * g[j]! * normal;
          }
          for (let j = 0; j < width; j += 1) {
            const normal = (x[at + j]! - mean) * inverse;
            dy[at + j] = (dy[at + j]! * g[j]! - sum / width - (normal * product) / width) * inverse;
          }
        }
        memory.release(output, statistics);
        return gradient;
      },
    };
  };
}
