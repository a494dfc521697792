/** Measurements on the live model, made exactly as the lab makes them. */
import type { GradeContext } from '@kit/exercises/types.ts';
import { promptIds } from '@kit/models/continuation.ts';
import { type Bench, decoderFor } from '../bench.ts';
import { calibrationOf } from '../calibration.ts';
import { type Levels, levelsOf } from '../matrix.ts';
import { type MapRange, rangesOf } from '../ranges.ts';
import { type LabState, matrixName, STATE } from '../state.ts';

const open = ({ runtime, signal }: GradeContext): Promise<Bench> =>
  runtime.load('compressible', signal ? { signal } : {});
const stateOf = (patch: Partial<LabState>): LabState => ({ ...STATE.defaults, ...patch });

/** What the tab « Une matrice » says. */
export async function levels(patch: Partial<LabState>, context: GradeContext): Promise<Levels> {
  const state = stateOf(patch);
  const decoder = await decoderFor(state, await open(context), context.signal);
  try {
    return levelsOf(await decoder.matrix(matrixName(state), context.signal));
  } finally {
    await decoder.release();
  }
}

/** Share of the attention of a head that the recipe moves over a prompt, as the tab « Attention » says. */
export async function movedShare(patch: Partial<LabState>, prompt: string, context: GradeContext): Promise<number> {
  const state = stateOf(patch);
  const bench = await open(context);
  const ids = promptIds(bench.tokenizer, bench.model.config, prompt);
  const T = ids.length;
  const from = (state.layer * bench.model.config.heads + state.head) * T * T;
  const decoders = [bench.model.withRecipe({ from: 'decoder' }), await decoderFor(state, bench, context.signal)];
  const maps: Float32Array[] = [];
  for (const decoder of decoders) {
    maps.push((await decoder.inspect(ids, {}, context.signal)).attentions.slice(from, from + T * T));
    await decoder.release();
  }
  const [before, after] = maps as [Float32Array, Float32Array];
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
