/**
 * Token by token with a cache, on whichever graph computes the next logits. L layers, H heads, K = d_k, V vocabulary,
 * P cached positions, S new ones, T = P + S.
 */
import { uniformAt } from '../math/random.ts';
import { draw } from '../math/sampling.ts';
import { logSumExp, topIndices } from '../math/softmax.ts';
import type { DecoderConfig, GeneratedToken, GenerateOptions } from './decoder.ts';
import { float32, int64, type Session, type Tensors } from './session.ts';
import { floats, output } from './tensors.ts';

/** What of a session generation needs. The cache is what the graph takes and gives, whatever its shape. */
export interface Writer {
  readonly empty: Tensors;
  /** `ids` come after the `position` tokens of `cache`; `row`: the logits [V] of what follows. */
  run(ids: readonly number[], position: number, cache: Tensors): Promise<{ row: Float32Array; cache: Tensors }>;
}

/**
 * `onnx/step.onnx`: generation and nothing else, a quarter of the nodes of `inspect.onnx` (training/common/onnx_step.py
 * says why).
 * Inputs: input_ids, position_ids [1, S]; past.{i} [2, 1, H, P, K]. Outputs: logits [1, 1, V]; present.{i} [2, 1, H, T,
 * K].
 */
export function stepWriter(session: Session, config: DecoderConfig): Writer {
  const layers = Array.from({ length: config.layers }, (_, i) => i);
  const none = float32(new Float32Array(0), [2, 1, config.heads, 0, config.headDim]);
  const outputs = ['logits', ...layers.map((i) => `present.${i}`)];
  return {
    empty: Object.fromEntries(layers.map((i) => [`past.${i}`, none])),
    async run(ids, position, cache) {
      const positions = ids.map((_, i) => position + i);
      const shape = [1, ids.length];
      const feeds = { ...cache, input_ids: int64(ids, shape), position_ids: int64(positions, shape) };
      const out = await session.run(feeds, outputs);
      const next = Object.fromEntries(layers.map((i) => [`past.${i}`, output(out, `present.${i}`)]));
      return { row: floats(out, 'logits'), cache: next };
    },
  };
}

/** Continues `ids`; ends at `maxNewTokens`, at the end of text or when the context is full. */
export async function* write(
  writer: Writer,
  config: DecoderConfig,
  ids: readonly number[],
  options: GenerateOptions,
  signal?: AbortSignal,
): AsyncGenerator<GeneratedToken> {
  const last = Math.min(ids.length + Math.max(0, options.maxNewTokens), config.context);
  let cache = writer.empty;
  let pending = ids; // tokens not yet in the cache
  for (let position = 0, length = ids.length; length < last; length++) {
    signal?.throwIfAborted();
    const start = performance.now();
    const step = await writer.run(pending, position, cache);
    const milliseconds = performance.now() - start;
    signal?.throwIfAborted();
    const { row } = step;
    const drawn = draw(row, options, uniformAt(options.seed ?? 0, length));
    if (drawn.id === config.endOfText && (options.stopAtEndOfText ?? true)) return;
    const norm = logSumExp(row);
    const own = row[drawn.id] as number;
    const logProbability = (id: number) => (row[id] as number) - norm;
    yield {
      id: drawn.id,
      logProbability: logProbability(drawn.id),
      rank: row.reduce((rank, logit) => (logit > own ? rank + 1 : rank), 1),
      chance: drawn.chance(drawn.id),
      choices: topIndices(row, options.candidates ?? 0).map((id) => ({
        id,
        logProbability: logProbability(id),
        chance: drawn.chance(id),
      })),
      possible: drawn.possible,
      milliseconds,
    };
    cache = step.cache;
    position += pending.length;
    pending = [drawn.id];
  }
}
