/**
 * The decoder on `onnx/inspect.onnx`. L layers, H heads, K = d_k, V vocabulary, P cached positions, S new ones, T = P + S.
 * Inputs: input_ids, position_ids [1, S]; past_key_values.{i}.key|value [1, H, P, K]; head_mask [L, H]; score_scale, causal scalars.
 * Outputs: logits [1, S, V]; queries.{i} [1, H, S, K]; present.{i}.key|value [1, H, T, K]; attentions.{i} [1, H, S, T].
 */
import { uniformAt } from '../math/random.ts';
import { sampleToken } from '../math/sampling.ts';
import { logProbability } from '../math/softmax.ts';
import { RuntimeError } from '../runtime/errors.ts';
import type {
  DecoderConfig,
  DecoderModel,
  GeneratedToken,
  GenerateOptions,
  Inspection,
  InspectOptions,
} from './decoder.ts';
import { float32, int64, type Session, type Tensor, type Tensors } from './session.ts';

export function createDecoder(session: Session, config: DecoderConfig): DecoderModel {
  const layers = Array.from({ length: config.layers }, (_, i) => i);
  const noPast = emptyCache(config, layers);
  const cacheOutputs = layers.flatMap((i) => [`present.${i}.key`, `present.${i}.value`]);

  /** One pass over `ids` after the `position` tokens held in `cache`. */
  function forward(
    ids: readonly number[],
    position: number,
    cache: Tensors,
    outputs: readonly string[],
    options: InspectOptions = {},
  ) {
    const headMask = options.headMask ?? new Float32Array(config.layers * config.heads).fill(1);
    const scale = options.scoreScale ?? 1 / Math.sqrt(config.headDim);
    const causal = (options.causal ?? true) ? 1 : 0;
    const positions = ids.map((_, i) => position + i);
    return session.run(
      {
        ...cache,
        input_ids: int64(ids, [1, ids.length]),
        position_ids: int64(positions, [1, ids.length]),
        head_mask: float32(headMask, [config.layers, config.heads]),
        score_scale: float32(Float32Array.of(scale), []),
        causal: float32(Float32Array.of(causal), []),
      },
      outputs,
    );
  }

  async function inspect(
    ids: readonly number[],
    options: InspectOptions = {},
    signal?: AbortSignal,
  ): Promise<Inspection> {
    checkIds(ids, config);
    checkOptions(options, config);
    signal?.throwIfAborted();
    const names = ['logits', ...cacheOutputs, ...layers.flatMap((i) => [`queries.${i}`, `attentions.${i}`])];
    const start = performance.now();
    const out = await forward(ids, 0, noPast, names, options);
    const milliseconds = performance.now() - start;
    signal?.throwIfAborted();
    const stack = (name: (layer: number) => string) => concat(layers.map((i) => floats(out, name(i))));
    return {
      tokens: ids.length,
      logits: floats(out, 'logits'),
      queries: stack((i) => `queries.${i}`),
      keys: stack((i) => `present.${i}.key`),
      values: stack((i) => `present.${i}.value`),
      attentions: stack((i) => `attentions.${i}`),
      milliseconds,
    };
  }

  async function logits(ids: readonly number[], signal?: AbortSignal): Promise<Float32Array> {
    checkIds(ids, config);
    signal?.throwIfAborted();
    const out = await forward(ids, 0, noPast, ['logits']);
    signal?.throwIfAborted();
    return floats(out, 'logits');
  }

  async function* generate(
    ids: readonly number[],
    options: GenerateOptions,
    signal?: AbortSignal,
  ): AsyncGenerator<GeneratedToken> {
    checkIds(ids, config);
    const outputs = ['logits', ...cacheOutputs];
    const last = Math.min(ids.length + Math.max(0, options.maxNewTokens), config.context);
    let cache = noPast;
    let pending = ids; // tokens not yet in the cache
    for (let position = 0, length = ids.length; length < last; length++) {
      signal?.throwIfAborted();
      const start = performance.now();
      const out = await forward(pending, position, cache, outputs);
      const milliseconds = performance.now() - start;
      signal?.throwIfAborted();
      const row = floats(out, 'logits').subarray((pending.length - 1) * config.vocabulary); // [V]
      const id = sampleToken(row, options, uniformAt(options.seed ?? 0, length));
      if (id === config.endOfText && (options.stopAtEndOfText ?? true)) return;
      yield { id, logProbability: logProbability(row, id), milliseconds };
      cache = asPast(out, layers);
      position += pending.length;
      pending = [id];
    }
  }

  return { config, inspect, logits, generate };
}

function emptyCache(config: DecoderConfig, layers: readonly number[]): Tensors {
  const empty = float32(new Float32Array(0), [1, config.heads, 0, config.headDim]);
  return Object.fromEntries(
    layers.flatMap((i) => [
      [`past_key_values.${i}.key`, empty],
      [`past_key_values.${i}.value`, empty],
    ]),
  );
}

function asPast(out: Tensors, layers: readonly number[]): Tensors {
  return Object.fromEntries(
    layers.flatMap((i) =>
      (['key', 'value'] as const).map((part) => [`past_key_values.${i}.${part}`, output(out, `present.${i}.${part}`)]),
    ),
  );
}

function output(out: Tensors, name: string): Tensor {
  const tensor = out[name];
  if (!tensor) throw new RuntimeError('not-a-model', `output ${name}`);
  return tensor;
}

function floats(out: Tensors, name: string): Float32Array {
  const { data } = output(out, name);
  if (!(data instanceof Float32Array)) throw new RuntimeError('not-a-model', `output ${name}`);
  return data;
}

function concat(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

function checkIds(ids: readonly number[], config: DecoderConfig): void {
  if (ids.length === 0) throw new RuntimeError('invalid-input', '0 tokens');
  if (ids.length > config.context) throw new RuntimeError('input-too-long', `${ids.length} > ${config.context}`);
  const bad = ids.find((id) => !Number.isInteger(id) || id < 0 || id >= config.vocabulary);
  if (bad !== undefined) throw new RuntimeError('invalid-input', `token id ${bad}`);
}

function checkOptions({ headMask, scoreScale }: InspectOptions, config: DecoderConfig): void {
  if (headMask && (headMask.length !== config.layers * config.heads || !headMask.every(Number.isFinite))) {
    throw new RuntimeError(
      'invalid-input',
      `headMask: ${headMask.length} values for ${config.layers} × ${config.heads}`,
    );
  }
  if (scoreScale !== undefined && !Number.isFinite(scoreScale)) throw new RuntimeError('invalid-input', 'scoreScale');
}
