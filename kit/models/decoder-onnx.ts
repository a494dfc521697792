/**
 * The decoder on `onnx/inspect.onnx`. L layers, H heads, K = d_k, V vocabulary, P cached positions, S new ones, T = P +
 * S.
 * Inputs: input_ids, position_ids [1, S]; past_key_values.{i}.key|value [1, H, P, K]; head_mask [L, H]; score_scale,
 * causal scalars.
 * Outputs: logits [1, S, V]; queries.{i} [1, H, S, K]; present.{i}.key|value [1, H, T, K]; attentions.{i} [1, H, S, T];
 * hidden_states.{i} [1, S, D].
 */
import type {
  DecoderConfig,
  DecoderModel,
  GeneratedToken,
  GenerateOptions,
  Inspection,
  InspectOptions,
  ScoreOptions,
} from './decoder.ts';
import { scoreRow, type TokenScore } from './scoring.ts';
import { float32, int64, type Session, type Tensors } from './session.ts';
import { graph, json, LANGUAGE_MODEL, type ModelSpec, type Open } from './spec.ts';
import { checkIds, checkInterventions, floats, output, stack, switches } from './tensors.ts';
import { parseTransformerConfig } from './transformer-config.ts';
import { stepWriter, type Writer, write } from './writing.ts';

const FILES = [...LANGUAGE_MODEL, 'onnx/step.onnx'];

export const DECODER: ModelSpec<DecoderModel> = {
  folders: { decoder: FILES },
  methods: {
    inspect: 'call',
    logits: 'call',
    score: 'call',
    // goes on where the last worker stopped: draws depend on the position, not on what was drawn before
    generate: ([ids, options, signal], received) => [
      [...ids, ...received.map(({ id }) => id)],
      { ...options, maxNewTokens: options.maxNewTokens - received.length },
      signal,
    ],
  },
};
export const REASONER: ModelSpec<DecoderModel> = { ...DECODER, folders: { reasoner: FILES } };

/**
 * Generation has a graph of its own on wasm, opened when it is first asked for; its operators lack a cache on WebGPU.
 */
export const openDecoder: Open<DecoderModel> = async (files, { backend, open }) => {
  const step = backend === 'wasm' && files.has('onnx/step.onnx') ? graph(files, 'step', 'model') : undefined;
  const session = await open(graph(files, 'inspect', 'model'));
  return createDecoder(session, parseTransformerConfig(json(files, 'config.json')), step && (() => open(step)));
};

/** `openStep` opens `onnx/step.onnx`, when generation has a graph of its own. */
export function createDecoder(
  session: Session,
  config: DecoderConfig,
  openStep?: () => Promise<Session>,
): DecoderModel {
  const layers = layersOf(config);
  const noPast = emptyCache(config);
  const cacheOutputs = layers.flatMap((i) => [`present.${i}.key`, `present.${i}.value`]);

  /** One pass over `ids` after the `position` tokens held in `cache`. */
  function forward(
    ids: readonly number[],
    position: number,
    cache: Tensors,
    outputs: readonly string[],
    options: InspectOptions = {},
  ) {
    return session.run({ ...cache, ...feedsOf(ids, position, options, config) }, outputs);
  }

  async function inspect(
    ids: readonly number[],
    options: InspectOptions = {},
    signal?: AbortSignal,
  ): Promise<Inspection> {
    checkIds(ids, config);
    checkInterventions(options, config);
    signal?.throwIfAborted();
    const states = [...layers, config.layers].map((i) => `hidden_states.${i}`);
    const names = ['logits', ...cacheOutputs, ...layers.flatMap((i) => [`queries.${i}`, `attentions.${i}`]), ...states];
    const start = performance.now();
    const out = await forward(ids, 0, noPast, names, options);
    const milliseconds = performance.now() - start;
    signal?.throwIfAborted();
    const each = (name: (layer: number) => string) => stack(out, layers.map(name));
    return {
      tokens: ids.length,
      logits: floats(out, 'logits'),
      queries: each((i) => `queries.${i}`),
      keys: each((i) => `present.${i}.key`),
      values: each((i) => `present.${i}.value`),
      attentions: each((i) => `attentions.${i}`),
      hiddenStates: stack(out, states),
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

  async function score(
    ids: readonly number[],
    options: ScoreOptions = {},
    signal?: AbortSignal,
  ): Promise<TokenScore[]> {
    checkIds(ids, config);
    checkInterventions(options, config);
    signal?.throwIfAborted();
    const all = floats(await forward(ids, 0, noPast, ['logits'], options), 'logits');
    signal?.throwIfAborted();
    const V = config.vocabulary;
    return ids.slice(1).map((id, t) => scoreRow(all.subarray(t * V, (t + 1) * V), t + 1, id, options.top ?? 0));
  }

  const here: Writer = {
    empty: noPast,
    async run(ids, position, cache) {
      const out = await forward(ids, position, cache, ['logits', ...cacheOutputs]);
      const row = floats(out, 'logits').subarray((ids.length - 1) * config.vocabulary);
      return { row, cache: asPast(out, layers) };
    },
  };
  let writer: Promise<Writer> | undefined;

  async function* generate(
    ids: readonly number[],
    options: GenerateOptions,
    signal?: AbortSignal,
  ): AsyncGenerator<GeneratedToken> {
    checkIds(ids, config);
    signal?.throwIfAborted();
    writer ??= openStep ? openStep().then((step) => stepWriter(step, config)) : Promise.resolve(here);
    yield* write(await writer, config, ids, options, signal);
  }

  return { config, inspect, logits, score, generate };
}

/** Inputs of a whole text. RuntimeError('invalid-input' | 'input-too-long'). */
export function textFeeds(ids: readonly number[], config: DecoderConfig): Tensors {
  checkIds(ids, config);
  return { ...emptyCache(config), ...feedsOf(ids, 0, {}, config) };
}

/** All inputs but the cache. */
function feedsOf(ids: readonly number[], position: number, options: InspectOptions, config: DecoderConfig): Tensors {
  const { headMask, scale } = switches(options, config);
  const causal = (options.causal ?? true) ? 1 : 0;
  const positions = ids.map((_, i) => position + i);
  return {
    input_ids: int64(ids, [1, ids.length]),
    position_ids: int64(positions, [1, ids.length]),
    head_mask: float32(headMask, [config.layers, config.heads]),
    score_scale: float32(Float32Array.of(scale), []),
    causal: float32(Float32Array.of(causal), []),
  };
}

const layersOf = ({ layers }: DecoderConfig): readonly number[] => Array.from({ length: layers }, (_, i) => i);

function emptyCache(config: DecoderConfig): Tensors {
  const empty = float32(new Float32Array(0), [1, config.heads, 0, config.headDim]);
  return Object.fromEntries(
    layersOf(config).flatMap((i) => [
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
