/**
 * The encoder on `onnx/inspect.onnx`. L layers, H heads, K = d_k, V vocabulary, D d_model, B sequences of T tokens, N
 * rows.
 * Inputs: input_ids [B, T]; logit_rows [N], each b·T + t with t ≥ 1; head_mask [L, H]; score_scale scalar.
 * Outputs: logits [N, V]; attentions.{i} [B, H, T, T]; queries|keys|values.{i} [B, H, T, K];
 * score_bias.{i} [H, T, T]; hidden_states.{i} [B, T, D].
 */
import { RuntimeError } from '../runtime/errors.ts';
import type {
  EncoderConfig,
  EncoderInspectOptions,
  EncoderModel,
  EncoderScoreOptions,
  SurpriseOptions,
} from './encoder.ts';
import type { Progress } from './progress.ts';
import { scoreRow, type TokenScore } from './scoring.ts';
import { float32, int64, type Session } from './session.ts';
import { graph, json, LANGUAGE_MODEL, type ModelSpec, type Open } from './spec.ts';
import { checkIds, checkInterventions, floats, stack, switches } from './tensors.ts';
import type { Inspection, Interventions } from './transformer.ts';
import { parseEncoderConfig } from './transformer-config.ts';

export const ENCODER: ModelSpec<EncoderModel> = {
  folders: { encoder: LANGUAGE_MODEL },
  methods: { inspect: 'call', score: 'call', surprises: 'call' },
};

export const openEncoder: Open<EncoderModel> = async (files, { open }) =>
  createEncoder(await open(graph(files, 'inspect', 'model')), parseEncoderConfig(json(files, 'config.json')));

/**
 * Tokens of one batch when positions are hidden one at a time: some tenths of a second on wasm, and a few MB of
 * attentions.
 */
const BATCH_TOKENS = 512;

export function createEncoder(session: Session, config: EncoderConfig): EncoderModel {
  const layers = Array.from({ length: config.layers }, (_, i) => i);
  const named = (...kinds: readonly string[]) => kinds.flatMap((kind) => layers.map((i) => `${kind}.${i}`));

  function forward(
    batch: readonly (readonly number[])[],
    rows: readonly number[],
    outputs: readonly string[],
    options: Interventions,
  ) {
    const { headMask, scale } = switches(options, config);
    return session.run(
      {
        input_ids: int64(batch.flat(), [batch.length, batch[0]?.length ?? 0]),
        logit_rows: int64(rows, [rows.length]),
        head_mask: float32(headMask, [config.layers, config.heads]),
        score_scale: float32(Float32Array.of(scale), []),
      },
      outputs,
    );
  }

  const hidden = (ids: readonly number[], masked: readonly number[]): number[] =>
    ids.map((id, t) => (masked.includes(t) ? config.mask : id));

  async function inspect(
    ids: readonly number[],
    options: EncoderInspectOptions = {},
    signal?: AbortSignal,
  ): Promise<Inspection> {
    const masked = options.masked ?? [];
    check(ids, masked, options);
    signal?.throwIfAborted();
    const rows = ids.slice(1).map((_, i) => i + 1);
    const states = [...layers, config.layers].map((i) => `hidden_states.${i}`);
    const start = performance.now();
    const out = await forward(
      [hidden(ids, masked)],
      rows,
      ['logits', ...named('queries', 'keys', 'values', 'attentions', 'score_bias'), ...states],
      options,
    );
    const milliseconds = performance.now() - start;
    signal?.throwIfAborted();
    const logits = new Float32Array(ids.length * config.vocabulary);
    logits.set(floats(out, 'logits'), config.vocabulary);
    return {
      tokens: ids.length,
      logits,
      queries: stack(out, named('queries')),
      keys: stack(out, named('keys')),
      values: stack(out, named('values')),
      attentions: stack(out, named('attentions')),
      scoreBias: stack(out, named('score_bias')),
      hiddenStates: stack(out, states),
      milliseconds,
    };
  }

  async function score(
    ids: readonly number[],
    options: EncoderScoreOptions = {},
    signal?: AbortSignal,
  ): Promise<TokenScore[]> {
    const masked = options.masked ?? [];
    const positions = options.positions ?? masked;
    check(ids, masked, options);
    check(ids, positions, options);
    if (positions.length === 0) return [];
    signal?.throwIfAborted();
    const out = await forward([hidden(ids, masked)], positions, ['logits'], options);
    signal?.throwIfAborted();
    return scores(floats(out, 'logits'), ids, positions, options.top ?? 0);
  }

  async function surprises(
    ids: readonly number[],
    options: SurpriseOptions = {},
    signal?: AbortSignal,
    onProgress?: (progress: Progress) => void,
  ): Promise<TokenScore[]> {
    const positions = options.positions ?? ids.map((_, t) => t).slice(1, -1);
    check(ids, positions, options);
    const size = Math.max(1, Math.floor(BATCH_TOKENS / ids.length));
    const found: TokenScore[] = [];
    for (let first = 0; first < positions.length; first += size) {
      signal?.throwIfAborted();
      const part = positions.slice(first, first + size);
      const batch = part.map((t) => hidden(ids, [t]));
      const rows = part.map((t, b) => b * ids.length + t);
      const out = await forward(batch, rows, ['logits'], options);
      found.push(...scores(floats(out, 'logits'), ids, part, options.top ?? 0));
      onProgress?.({ loaded: found.length, total: positions.length });
    }
    signal?.throwIfAborted();
    return found;
  }

  function scores(
    logits: Float32Array,
    ids: readonly number[],
    positions: readonly number[],
    top: number,
  ): TokenScore[] {
    const V = config.vocabulary;
    return positions.map((t, row) => scoreRow(logits.subarray(row * V, (row + 1) * V), t, ids[t] as number, top));
  }

  /** Nothing predicts position 0. */
  function check(ids: readonly number[], positions: readonly number[], options: Interventions): void {
    checkIds(ids, config);
    checkInterventions(options, config);
    if (ids.length < 2) throw new RuntimeError('invalid-input', '1 token');
    const bad = positions.find((t) => !Number.isInteger(t) || t < 1 || t >= ids.length);
    if (bad !== undefined) throw new RuntimeError('invalid-input', `position ${bad}`);
  }

  return { config, inspect, score, surprises };
}
