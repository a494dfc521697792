/**
 * A small GPT-2 (Radford et al. 2019) made of the layers: names and shapes of its parameters, and its three kinds of
 * stages:
 * embedding, blocks, head. A worker that holds some of the blocks makes those alone.
 */
import { attention } from './layers/attention.ts';
import { crossEntropy, type LossPass } from './layers/cross-entropy.ts';
import { type EmbeddingPass, embedding, type Ids } from './layers/embedding.ts';
import { gelu } from './layers/gelu.ts';
import { layerNorm } from './layers/layer-norm.ts';
import { linear } from './layers/linear.ts';
import type { ParameterSpec, Parameters } from './parameters.ts';
import { chain, type Engine, type Layer, residual } from './pass.ts';
import { sizeOf, type Tensor } from './tensor.ts';

export interface Shape {
  readonly vocabulary: number;
  /** positions with an embedding: the longest sequence */
  readonly context: number;
  readonly layers: number;
  readonly heads: number;
  /** divisible by the heads */
  readonly width: number;
  /** is the head the token embedding? */
  readonly tied: boolean;
}

/** Standard deviation of the weights at the start (GPT-2). */
const DEVIATION = 0.02;

/** Every parameter of the model, in order, under GPT-2's names; matrices are (in, out). */
export function parameterSpecs({ vocabulary: V, context, layers, heads, width: D, tied }: Shape): ParameterSpec[] {
  if (D % heads !== 0) throw new RangeError(`${heads} heads do not share a width of ${D}`);
  const specs: ParameterSpec[] = [];
  let draws = 0;
  const add = (name: string, shape: readonly number[], start: ParameterSpec['start']) => {
    specs.push({ name, shape, start, draws });
    draws += sizeOf(shape);
  };
  const matrix = (name: string, rows: number, columns: number, deviation = DEVIATION) =>
    add(`${name}.weight`, [rows, columns], { deviation });
  const affine = (name: string, rows: number, columns: number, deviation?: number) => {
    matrix(name, rows, columns, deviation);
    add(`${name}.bias`, [columns], { value: 0 });
  };
  const norm = (name: string) => {
    add(`${name}.weight`, [D], { value: 1 });
    add(`${name}.bias`, [D], { value: 0 });
  };
  const last = DEVIATION / Math.sqrt(2 * layers); // of what is added to the residual stream
  matrix('wte', V, D);
  matrix('wpe', context, D);
  for (let i = 0; i < layers; i += 1) {
    norm(`h.${i}.ln_1`);
    affine(`h.${i}.attn.c_attn`, D, 3 * D);
    affine(`h.${i}.attn.c_proj`, D, D, last);
    norm(`h.${i}.ln_2`);
    affine(`h.${i}.mlp.c_fc`, D, 4 * D);
    affine(`h.${i}.mlp.c_proj`, 4 * D, D, last);
  }
  norm('ln_f');
  if (!tied) matrix('lm_head', D, V);
  return specs;
}

/**
 * The layers of block `i`, apart, for who puts a collective between them. `heads` are those held here: with a shard's
 * parameters (columns of c_attn and c_fc, rows of c_proj) the outputs of all shards add up to the block's.
 */
export function blockParts(i: number, heads: number, parameters: Parameters, engine: Engine) {
  const at = (name: string) => parameters.get(`h.${i}.${name}`);
  const norm = (name: string) => layerNorm(at(`${name}.weight`), at(`${name}.bias`), engine);
  const affine = (name: string) => linear(at(`${name}.weight`), parameters.find(`h.${i}.${name}.bias`), engine);
  return {
    norm1: norm('ln_1'),
    attention: chain(affine('attn.c_attn'), attention(heads, engine), affine('attn.c_proj')),
    norm2: norm('ln_2'),
    mlp: chain(affine('mlp.c_fc'), gelu(engine), affine('mlp.c_proj')),
  };
}

/** x + attention(norm x), then x + mlp(norm x): (B, T, D) → (B, T, D). */
export function block(i: number, { heads }: Shape, parameters: Parameters, engine: Engine): Layer {
  const { norm1, attention, norm2, mlp } = blockParts(i, heads, parameters, engine);
  return chain(residual(chain(norm1, attention), engine), residual(chain(norm2, mlp), engine));
}

/** Blocks `from` to `to`, that one not included: a stage of a pipeline. */
export function blocks(from: number, to: number, shape: Shape, parameters: Parameters, engine: Engine): Layer {
  return chain(...Array.from({ length: to - from }, (_, i) => block(from + i, shape, parameters, engine)));
}

/** Ids (B, T) → (B, T, D). */
export const embed = (ids: Ids, parameters: Parameters, engine: Engine): EmbeddingPass =>
  embedding(parameters.get('wte.weight'), parameters.get('wpe.weight'), ids, engine);

/** Last norm and logits: (B, T, D) → (B, T, V). */
export function logits({ tied }: Shape, parameters: Parameters, engine: Engine): Layer {
  const norm = layerNorm(parameters.get('ln_f.weight'), parameters.get('ln_f.bias'), engine);
  const weight = parameters.get(tied ? 'wte.weight' : 'lm_head.weight');
  return chain(norm, linear(weight, null, engine, tied));
}

export interface HeadPass {
  /** sum over the positions, nats */
  readonly loss: number;
  /** ∂/∂input of the sum times `scale` */
  backward(scale: number): Tensor;
}

/** From what the last block gives (B, T, D) and the ids that followed (B, T) to the loss. */
export function head(input: Tensor, targets: Ids, shape: Shape, parameters: Parameters, engine: Engine): HeadPass {
  const pass = logits(shape, parameters, engine)(input);
  const { loss, backward }: LossPass = crossEntropy(pass.output, targets, engine);
  return { loss, backward: (scale) => pass.backward(backward(scale)) };
}

/**
 * The whole model on one batch, forward and backward: adds ∂(mean loss)/∂θ to the gradients, returns the mean loss in
 * nats per token. `tokens`: positions of the whole batch, where this is one part of it; then the parts' losses add up
 * to the mean.
 */
export function lossAndGradients(
  ids: Ids,
  targets: Ids,
  shape: Shape,
  parameters: Parameters,
  engine: Engine,
  tokens = ids.data.length,
): number {
  const bottom = embed(ids, parameters, engine);
  const middle = blocks(0, shape.layers, shape, parameters, engine)(bottom.output);
  const top = head(middle.output, targets, shape, parameters, engine);
  bottom.backward(middle.backward(top.backward(1 / tokens)));
  return top.loss / tokens;
}
