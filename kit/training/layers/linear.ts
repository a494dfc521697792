/** Y = X·W + b, W of shape (in, out) as in GPT-2. */
import { type Matrix, matrix, transposed } from '../matrix.ts';
import type { Parameter } from '../parameters.ts';
import type { Engine, Layer } from '../pass.ts';
import { rowsOf, type Tensor, widthOf } from '../tensor.ts';

/**
 * Without a bias, Y = X·W alone: of the shards of a matrix cut by rows, one adds the bias. `turned`: the weight is
 * stored (out, in), as a head tied to the token embedding finds it.
 */
export function linear(weight: Parameter, bias: Parameter | null, engine: Engine, turned = false): Layer {
  const { memory, product } = engine;
  const turn = turned ? transposed : (m: Matrix) => m;
  const read = () => turn(matrix(weight.value)); // (in, out), where it is now
  return (input) => {
    const w = read();
    const output = memory.take('activations', [...input.shape.slice(0, -1), w.columns]);
    if (bias) addToRows(bias.value, output);
    product(matrix(input), w, matrix(output)); // (rows, in) · (in, out)
    return {
      output,
      backward(gradient) {
        const below = memory.take('passing', input.shape);
        product(matrix(gradient), transposed(read()), matrix(below)); // dX = dY·Wᵀ
        product(transposed(matrix(input)), matrix(gradient), turn(matrix(weight.gradient))); // dW = Xᵀ·dY
        if (bias) addRows(gradient, bias.gradient); // db = Σ of the rows of dY
        memory.release(output, gradient);
        return below;
      },
    };
  };
}

function addToRows({ data: vector }: Tensor, { data: into }: Tensor): void {
  for (let i = 0; i < into.length; i += vector.length)
    for (let j = 0; j < vector.length; j += 1) into[i + j] = into[i + j]! + vector[j]!;
}

function addRows(from: Tensor, { data: into }: Tensor): void {
  const [rows, width] = [rowsOf(from), widthOf(from)];
  for (let i = 0; i < rows; i += 1) for (let j = 0; j < width; j += 1) into[j] = into[j]! + from.data[i * width + j]!;
}
