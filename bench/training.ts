/**
 * The training engine in this process, no page: products of the sizes that a step makes, and whole steps. Per second of
 * processor.
 */

import { lossAndGradients, parameterSpecs } from '../kit/training/gpt.ts';
import { matrix, type Product, plainProduct } from '../kit/training/matrix.ts';
import { AdamW } from '../kit/training/optimizers.ts';
import { Parameters } from '../kit/training/parameters.ts';
import { bestProduct } from '../kit/training/product.ts';
import { Memory } from '../kit/training/tensor.ts';
import { median } from '../src/components/measure/statistics.ts';
import type { Sample } from './report.ts';

/** A family member of 216 thousand parameters on 8 windows of 64 tokens. */
const SHAPE = { vocabulary: 256, context: 64, layers: 4, heads: 4, width: 64, tied: true };
const WINDOWS = 8;
const ROUNDS = 9;
/** rows, inner axis, columns: the MLP's first matrix, its gradient, one head's scores */
const PRODUCTS = [
  [512, 64, 256],
  [64, 512, 256],
  [64, 16, 64],
] as const;
/** operations of one measurement: some hundredths of a second */
const ENOUGH = 5e8;

/** Seconds of processor that `work` takes: what else runs on the machine does not count. */
function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** GFLOP per second of processor, median over the sizes and rounds; the first round of each warms up. */
function speed(product: Product, enough: number): number {
  const rates = PRODUCTS.flatMap(([rows, depth, columns]) => {
    const tensor = (...shape: readonly [number, number]) => matrix(new Memory().take('passing', shape));
    const [a, b, into] = [tensor(rows, depth), tensor(depth, columns), tensor(rows, columns)];
    const flop = 2 * rows * depth * columns;
    const times = Math.ceil(enough / flop);
    const round = () => {
      for (let i = 0; i < times; i += 1) product(a, b, into);
    };
    return Array.from({ length: ROUNDS + 1 }, () => (flop * times) / seconds(round) / 1e9).slice(1);
  });
  return median(rates);
}

/** Milliseconds of one step: forward, backward, AdamW. */
function step(): number {
  const memory = new Memory();
  const engine = { memory, product: bestProduct() };
  const parameters = new Parameters(parameterSpecs(SHAPE), memory);
  parameters.initialise(1);
  const optimizer = new AdamW(parameters, memory);
  const ids = {
    shape: [WINDOWS, SHAPE.context] as const,
    data: Int32Array.from({ length: WINDOWS * SHAPE.context }, (_, i) => (i * i) % SHAPE.vocabulary),
  };
  const round = () => {
    parameters.gradients.fill(0);
    lossAndGradients(ids, ids, SHAPE, parameters, engine);
    optimizer.step(1e-3);
  };
  return 1e3 * median(Array.from({ length: ROUNDS + 3 }, () => seconds(round)).slice(3));
}

export async function training(): Promise<Sample> {
  const product = speed(bestProduct(), ENOUGH);
  return { product, productRatio: product / speed(plainProduct, ENOUGH / 10), trainingStep: step() };
}
