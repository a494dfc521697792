/**
 * The decoder on this book's own product of matrices (kit/training) instead of onnxruntime: its matrices are plain
 * arrays that may be replaced, or made smaller, and what enters each linear map can be read and changed on its way.
 * S new tokens, P cached ones, T = P + S, D width, H heads, K = d_k, V vocabulary.
 */
import type { DecoderConfig } from '../models/decoder.ts';
import { textFeeds } from '../models/decoder-onnx.ts';
import { float32, type Session, type Tensor, type Tensors } from '../models/session.ts';
import { EMBEDDING } from '../quantization/index.ts';
import { type Matrix, matrix, type Product, transposed } from '../training/matrix.ts';
import { bestProduct } from '../training/product.ts';

/** Every tensor under its name in the file, row-major; linear maps are [in, out], as GPT-2 stores them. */
export interface EngineWeights {
  readonly tensors: ReadonlyMap<string, Float32Array>;
  /**
   * heads that remain in each layer, from 0: `c_attn` has their 3·K columns each, `attn.c_proj` their K rows; absent:
   * all. An MLP is as wide as the bias of its `c_fc`.
   */
  readonly heads?: readonly (readonly number[])[];
}

/**
 * What enters the linear map `name`, [rows, columns] row-major, good until this returns: returns what it is to compute
 * with, which may be the same array. The head is the map of `EMBEDDING`.
 */
export type Through = (name: string, input: Float32Array, columns: number) => Float32Array;

/** inside the square root of the norm, as GPT-2 has it */
const EPSILON = 1e-5;
/** made at the first forward pass */
let product: Product | undefined;
const times: Product = (a, b, into) => {
  if (a.rows === 1) return rowTimes(a, b, into);
  product ??= bestProduct();
  product(a, b, into);
};

/**
 * What a pass works in, by role, for the next pass too: arrays of its own would be 30 MB for a window of 256 tokens, and
 * the browser collects them when there are a hundred. Two passes never overlap, and none hands them out.
 */
const arrays = new Map<string, Float32Array<ArrayBuffer>>();
function zeros(role: string, length: number): Float32Array<ArrayBuffer> {
  let own = arrays.get(role);
  if (own === undefined || own.length < length) {
    own = new Float32Array(length);
    arrays.set(role, own);
  }
  return own.subarray(0, length).fill(0);
}

/** One token: packing the matrix for the kernel would cost more than the product. `into += a·b`, one row. */
function rowTimes(a: Matrix, b: Matrix, into: Matrix): void {
  const [x, y, z] = [a.data, b.data, into.data];
  const across = b.columnStride === 1;
  for (let i = 0; i < (across ? b.rows : b.columns); i++) {
    if (across) {
      const factor = x[a.offset + i * a.columnStride]!;
      const row = b.offset + i * b.rowStride;
      for (let j = 0; j < b.columns; j++) z[into.offset + j]! += factor * y[row + j]!;
    } else {
      const column = b.offset + i * b.columnStride;
      let sum = 0;
      for (let k = 0; k < b.rows; k++) sum += x[a.offset + k * a.columnStride]! * y[column + k * b.rowStride]!;
      z[into.offset + i]! += sum;
    }
  }
}

/**
 * The session of `onnx/inspect.onnx`, without the graph: same inputs, same outputs (models/decoder-onnx.ts lists them),
 * and `head_inputs` [S, D]. A head that was removed gives zeros in its place. Runs in the thread that calls it.
 */
export function engineSession(config: DecoderConfig, weights: EngineWeights, through: Through = asItIs): Session {
  return {
    run: async (feeds, outputs) => forward(config, weights, through, feeds, new Set(outputs)),
    release: async () => undefined,
  };
}

const asItIs: Through = (_, input) => input;

/**
 * What enters the head after each token of a whole text, [S, D]: a pass that stops there. Throws
 * RuntimeError('invalid-input' | 'input-too-long') for tokens that are none.
 */
export function headInputs(
  config: DecoderConfig,
  weights: EngineWeights,
  ids: readonly number[],
  through: Through = asItIs,
): Float32Array {
  const { head_inputs } = forward(config, weights, through, textFeeds(ids, config), new Set(['head_inputs']));
  return head_inputs?.data as Float32Array;
}

function forward(
  config: DecoderConfig,
  { tensors, heads }: EngineWeights,
  through: Through,
  feeds: Tensors,
  outputs: ReadonlySet<string>,
): Tensors {
  const { width: D, heads: H, headDim: K, vocabulary: V } = config;
  const at = (name: string) => tensorOf(tensors, name);
  const feed = (name: string) => (feeds[name] as Tensor).data;
  const ids = feed('input_ids') as BigInt64Array;
  const positions = feed('position_ids') as BigInt64Array;
  const headMask = feed('head_mask') as Float32Array; // [L, H]
  const scale = feed('score_scale')[0] as number;
  const causal = feed('causal')[0] === 1;
  const S = ids.length;
  const out: Record<string, Tensor> = {};
  const tell = (name: string, data: () => Float32Array, ...dims: number[]) => {
    if (outputs.has(name)) out[name] = float32(data(), dims);
  };

  /** X·W + b: [S, in] → [S, out], good until the next map of this role */
  const linear = (name: string, input: Float32Array, role: 'inner' | 'outer'): Float32Array => {
    const bias = at(`${name}.bias`);
    const columns = input.length / S;
    const output = zeros(role, S * bias.length);
    for (let s = 0; s < S; s++) output.set(bias, s * bias.length);
    const used = columns > 0 ? through(`transformer.${name}.weight`, input, columns) : input;
    // into a layer that lost all its heads nothing goes, and nothing but a bias comes out of it
    if (columns > 0 && bias.length > 0) times(dense(used, S), dense(at(`${name}.weight`), columns), dense(output, S));
    return output;
  };

  const x = zeros('stream', S * D); // [S, D], the residual stream
  for (let s = 0; s < S; s++) {
    const [token, position] = [Number(ids[s]) * D, Number(positions[s]) * D];
    for (let d = 0; d < D; d++) x[s * D + d] = at('wte.weight')[token + d]! + at('wpe.weight')[position + d]!;
  }
  for (let i = 0; i < config.layers; i++) {
    tell(`hidden_states.${i}`, () => x.slice(), 1, S, D);
    const kept = heads?.[i] ?? Array.from({ length: H }, (_, h) => h);
    const past = {
      keys: feed(`past_key_values.${i}.key`) as Float32Array,
      values: feed(`past_key_values.${i}.value`) as Float32Array,
    };
    const qkv = linear(`h.${i}.attn.c_attn`, norm(x, at(`h.${i}.ln_1.weight`), at(`h.${i}.ln_1.bias`)), 'inner');
    const mask = headMask.subarray(i * H, (i + 1) * H);
    const seen = attend(qkv, past, { S, H, K, kept, mask, scale, causal });
    const T = seen.keys.length / (H * K);
    tell(`queries.${i}`, () => seen.queries.slice(), 1, H, S, K);
    tell(`present.${i}.key`, () => seen.keys.slice(), 1, H, T, K);
    tell(`present.${i}.value`, () => seen.values.slice(), 1, H, T, K);
    tell(`attentions.${i}`, () => seen.attentions.slice(), 1, H, S, T);
    add(linear(`h.${i}.attn.c_proj`, seen.mixed, 'outer'), x);
    const inner = linear(`h.${i}.mlp.c_fc`, norm(x, at(`h.${i}.ln_2.weight`), at(`h.${i}.ln_2.bias`)), 'inner');
    gelu(inner);
    add(linear(`h.${i}.mlp.c_proj`, inner, 'outer'), x);
  }
  tell(`hidden_states.${config.layers}`, () => x.slice(), 1, S, D);
  const last = norm(x, at('ln_f.weight'), at('ln_f.bias'));
  const used = outputs.has('logits') || outputs.has('head_inputs') ? through(EMBEDDING, last, D) : last;
  tell('head_inputs', () => used.slice(), S, D);
  tell('logits', () => headLogits(tensors, used, config, new Float32Array(S * V)), 1, S, V);
  return out;
}

/** Of what enters the head, [S, D] → [S, V], in `logits`, which was all zeros. */
export function headLogits(
  tensors: EngineWeights['tensors'],
  states: Float32Array,
  { width, vocabulary }: Pick<DecoderConfig, 'width' | 'vocabulary'>,
  logits: Float32Array,
): Float32Array {
  const rows = states.length / width;
  const embedding = tensorOf(tensors, 'wte.weight');
  times(dense(states, rows), transposed(dense(embedding, vocabulary)), dense(logits, rows));
  return logits;
}

function tensorOf(tensors: EngineWeights['tensors'], name: string): Float32Array {
  const found = tensors.get(`transformer.${name}`);
  if (!found) throw new RangeError(`no tensor ${name}`);
  return found;
}

const dense = (data: Float32Array, rows: number): Matrix =>
  matrix({ shape: [rows, rows === 0 ? 0 : data.length / rows], data: data as Float32Array<ArrayBuffer> });

interface Attending {
  readonly S: number;
  readonly H: number;
  readonly K: number;
  readonly kept: readonly number[];
  /** [H] */
  readonly mask: Float32Array;
  readonly scale: number;
  readonly causal: boolean;
}

/** From q, k, v side by side [S, 3·|kept|·K] to what the remaining heads give, side by side [S, |kept|·K]. */
function attend(
  qkv: Float32Array,
  past: { readonly keys: Float32Array; readonly values: Float32Array },
  { S, H, K, kept, mask, scale, causal }: Attending,
) {
  const inner = kept.length * K;
  const P = past.keys.length / (H * K);
  const T = P + S;
  const queries = zeros('queries', H * S * K); // [H, S, K]
  const keys = zeros('keys', H * T * K); // [H, T, K]
  const values = zeros('values', H * T * K); // [H, T, K]
  const attentions = zeros('attentions', H * S * T); // [H, S, T]
  const mixed = zeros('mixed', S * inner); // [S, |kept|·K]
  const parts = [queries, keys, values] as const;
  for (const [place, h] of kept.entries()) {
    keys.set(past.keys.subarray(h * P * K, (h + 1) * P * K), h * T * K);
    values.set(past.values.subarray(h * P * K, (h + 1) * P * K), h * T * K);
    for (let s = 0; s < S; s++) {
      for (const [part, into] of parts.entries()) {
        const from = s * 3 * inner + part * inner + place * K;
        const to = part === 0 ? (h * S + s) * K : (h * T + P + s) * K;
        into.set(qkv.subarray(from, from + K), to);
      }
    }
    const [q, k, v, a] = [
      dense(queries.subarray(h * S * K, (h + 1) * S * K), S),
      dense(keys.subarray(h * T * K, (h + 1) * T * K), T),
      dense(values.subarray(h * T * K, (h + 1) * T * K), T),
      attentions.subarray(h * S * T, (h + 1) * S * T),
    ];
    times(q, transposed(k), dense(a, S)); // (S, T)
    for (let s = 0; s < S; s++) softmax(a.subarray(s * T, (s + 1) * T), causal ? P + s + 1 : T, scale);
    const whole = dense(mixed, S);
    times(dense(a, S), v, { ...whole, offset: place * K, columns: K }); // (S, K)
    const factor = mask[h] as number;
    if (factor === 1) continue;
    for (let s = 0; s < S; s++) for (let j = place * K; j < (place + 1) * K; j++) mixed[s * inner + j]! *= factor;
  }
  return { queries, keys, values, attentions, mixed };
}

/** The first `seen` scores become weights, the others 0. */
function softmax(row: Float32Array, seen: number, scale: number): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < seen; j++) most = Math.max(most, row[j]! * scale);
  let sum = 0;
  for (let j = 0; j < seen; j++) {
    const e = Math.exp(row[j]! * scale - most);
    row[j] = e;
    sum += e;
  }
  for (let j = 0; j < seen; j++) row[j] = row[j]! / sum;
  row.fill(0, seen);
}

/** Layer norm of each row (Ba, Kiros & Hinton, 2016), good until the next one. */
function norm(x: Float32Array, weight: Float32Array, bias: Float32Array): Float32Array {
  const D = weight.length;
  const out = zeros('norm', x.length);
  for (let at = 0; at < x.length; at += D) {
    let mean = 0;
    for (let d = 0; d < D; d++) mean += x[at + d]! / D;
    let variance = 0;
    for (let d = 0; d < D; d++) variance += (x[at + d]! - mean) ** 2 / D;
    const inverse = 1 / Math.sqrt(variance + EPSILON);
    for (let d = 0; d < D; d++) out[at + d] = (x[at + d]! - mean) * inverse * weight[d]! + bias[d]!;
  }
  return out;
}

/**
 * Exact GELU (Hendrycks & Gimpel, 2016), x·Φ(x), in place; erf by Abramowitz & Stegun 7.1.26, to 1.5·10⁻⁷.
 */
function gelu(x: Float32Array): void {
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    const z = Math.abs(value) * Math.SQRT1_2;
    const t = 1 / (1 + 0.3275911 * z);
    const tail = // 1 − erf(z)
      t *
      (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) *
      Math.exp(-z * z);
    x[i] = value >= 0 ? value * (1 - tail / 2) : (value * tail) / 2;
  }
}

/** `into += from` */
function add(from: Float32Array, into: Float32Array): void {
  for (let i = 0; i < into.length; i++) into[i] = into[i]! + from[i]!;
}
