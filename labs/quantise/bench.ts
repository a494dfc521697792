/** What the lab asks of a compressed decoder: the same in the page, in exercises and where it is recorded. */
import { type MeasuredWindow, qualityOf, type Recipe, type WindowMeasure } from '@kit/compression/index.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import type { CompressedDecoder, CompressibleModel, MatrixValues } from '@kit/models/compressible.ts';
import { continueText, promptIds } from '@kit/models/continuation.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { calibrationOf } from './calibration.ts';
import type { Qualities } from './recording.ts';
import { calibrated, type LabState, matrixName, originalOf, PLANTED, plants, recipeOf } from './state.ts';

export interface Bench {
  readonly model: CompressibleModel;
  readonly tokenizer: Tokenizer;
}

/** Tokens written after the prompt; the seed is the same for both decoders. */
export const WRITING = { length: 40, seed: 1 } as const;

/** The decoder that the settings describe; the planted weight is so many times the largest of its matrix. */
export async function decoderFor(state: LabState, bench: Bench, signal?: AbortSignal): Promise<CompressedDecoder> {
  const { model, tokenizer } = bench;
  const text = calibrated(state) ? calibrationOf(state, await model.windows(signal), tokenizer, model.config) : [];
  return model.withRecipe(recipeOf(state, text, await outlierOf(state, model, signal)));
}

/** The recipe of what these settings are compared with: the original, with the weight that they plant. */
export const comparedWith = async (state: LabState, { model }: Bench, signal?: AbortSignal): Promise<Recipe> =>
  originalOf(await outlierOf(state, model, signal));

async function outlierOf(state: LabState, model: CompressibleModel, signal?: AbortSignal): Promise<number | null> {
  if (!plants(state)) return null;
  const { before } = await originalMatrix(model, matrixName(PLANTED), signal);
  return state.outlier * before.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

export const originalMatrix = (model: CompressibleModel, name: string, signal?: AbortSignal): Promise<MatrixValues> =>
  lent(model, { from: 'decoder' }, (original) => original.matrix(name, signal));

/** What `use` asks of a decoder that is needed for that alone: its memory is given back, whatever happens. */
export async function lent<T>(
  model: CompressibleModel,
  recipe: Recipe,
  use: (decoder: CompressedDecoder) => Promise<T>,
): Promise<T> {
  const decoder = model.withRecipe(recipe);
  try {
    return await use(decoder);
  } finally {
    await decoder.release();
  }
}

export const qualitiesOf = (measures: readonly WindowMeasure[]): Qualities => {
  const [fr, en] = LOCALES.map((language) => qualityOf(measures.filter((one) => one.language === language)));
  return { fr: fr ?? null, en: en ?? null };
};

/** One language, then the other, and so on: a count that is stopped half-way has both. */
export function interleaved(windows: readonly MeasuredWindow[]): readonly MeasuredWindow[] {
  const each = LOCALES.map((language) => windows.filter((window) => window.language === language));
  return windows.map((_, i) => each[i % each.length]?.[Math.floor(i / each.length)]).filter((one) => one !== undefined);
}

/** What is written after a prompt, as the model reads it. */
export function continued(
  decoder: CompressedDecoder,
  { tokenizer, model }: Bench,
  prompt: string,
  signal?: AbortSignal,
): Promise<string> {
  const ids = promptIds(tokenizer, model.config, prompt);
  return continueText(decoder, tokenizer, ids, WRITING, () => undefined, signal);
}
