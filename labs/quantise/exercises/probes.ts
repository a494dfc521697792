/** Measurements on the live model, made exactly as the lab makes them. */
import type { GradeContext } from '@kit/exercises/types.ts';
import type { CompressedDecoder, MatrixValues } from '@kit/models/compressible.ts';
import { promptIds } from '@kit/models/continuation.ts';
import { levelsOf as codeRange, dequantise, quantise } from '@kit/quantization/index.ts';
import { type Bench, decoderFor, lent, originalMatrix } from '../bench.ts';
import { calibrationOf } from '../calibration.ts';
import { type Levels, levelsOf } from '../matrix.ts';
import { type MapRange, rangesOf } from '../ranges.ts';
import { type LabState, matrixName, recipeOf, STATE } from '../state.ts';

const open = ({ runtime, signal }: GradeContext): Promise<Bench> =>
  runtime.load('compressible', signal ? { signal } : {});
const stateOf = (patch: Partial<LabState>): LabState => ({ ...STATE.defaults, ...patch });

/** Of each model, matrices of the original that were asked for, and the decoders of the last recipes. */
const originals = new WeakMap<Bench['model'], Map<string, MatrixValues>>();
const decoders = new WeakMap<Bench['model'], Map<string, CompressedDecoder>>();
/** at some 20 MB each */
const KEPT = 4;

async function original({ model }: Bench, name: string, signal?: AbortSignal): Promise<MatrixValues> {
  const known = originals.get(model) ?? new Map<string, MatrixValues>();
  originals.set(model, known);
  const found = known.get(name) ?? (await originalMatrix(model, name, signal));
  known.set(name, found);
  return found;
}

/**
 * What the tab « Une matrice » says of a matrix rounded to the nearest: the same function, on that matrix alone. An
 * outlier is planted in the first weight of the one that is looked at.
 */
export async function levels(patch: Partial<LabState>, context: GradeContext): Promise<Levels> {
  const state = stateOf(patch);
  const values = await original(await open(context), matrixName(state), context.signal);
  const { rows, columns } = values;
  const before = values.before.slice();
  if (state.outlier > 0) {
    before[0] = state.outlier * before.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  }
  const [step] = recipeOf(state, []).quantise ?? [];
  if (!step) throw new RangeError('no step');
  const made = quantise(before, rows, columns, step);
  return levelsOf({ ...values, ...made, levels: codeRange(step), before, after: dequantise(made) });
}

async function decoderOf(state: LabState, bench: Bench, signal?: AbortSignal): Promise<CompressedDecoder> {
  const known = decoders.get(bench.model) ?? new Map<string, CompressedDecoder>();
  decoders.set(bench.model, known);
  const key = JSON.stringify([state.bits, state.shared]);
  const found = known.get(key) ?? (await decoderFor(state, bench, signal));
  known.set(key, found);
  const [first] = known;
  if (known.size > KEPT && first) {
    known.delete(first[0]);
    await first[1].release();
  }
  return found;
}

/** Share of the attention of a head that the recipe moves over a prompt, as the tab « Attention » says. */
export async function movedShare(patch: Partial<LabState>, prompt: string, context: GradeContext): Promise<number> {
  const state = stateOf(patch);
  const bench = await open(context);
  const ids = promptIds(bench.tokenizer, bench.model.config, prompt);
  const T = ids.length;
  const from = (state.layer * bench.model.config.heads + state.head) * T * T;
  const mapOf = async (decoder: CompressedDecoder) =>
    (await decoder.inspect(ids, {}, context.signal)).attentions.slice(from, from + T * T);
  const before = await lent(bench.model, { from: 'decoder' }, mapOf);
  const after = await mapOf(await decoderOf(state, bench, context.signal));
  return before.reduce((sum, weight, i) => sum + Math.abs((after[i] as number) - weight), 0) / 2 / T;
}

/** What the tab « Activations » says of one map. */
export async function rangeOf(patch: Partial<LabState>, context: GradeContext): Promise<MapRange> {
  const state = stateOf(patch);
  const { model, tokenizer } = await open(context);
  const text = calibrationOf(state, await model.windows(context.signal), tokenizer, model.config);
  const all = rangesOf(await model.inputRanges(text, context.signal));
  const found = all.find(({ name }) => name === matrixName(state));
  if (!found) throw new RangeError(matrixName(state));
  return found;
}
