/** What the lab asks of a compressed decoder: the same in the page, in exercises and where it is recorded. */
import { type MeasuredWindow, qualityOf, type WindowMeasure } from '@kit/compression/index.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import type { CompressedDecoder, CompressibleModel } from '@kit/models/compressible.ts';
import { continueText, promptIds } from '@kit/models/continuation.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import { calibrationOf } from './calibration.ts';
import type { Qualities } from './recording.ts';
import { calibrated, type LabState, matrixName, PLANTED, recipeOf } from './state.ts';

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

async function outlierOf(state: LabState, model: CompressibleModel, signal?: AbortSignal): Promise<number | null> {
  if (state.outlier === 0 || state.method === 'qat') return null;
  const original = model.withRecipe({ from: 'decoder' });
  const { before } = await original.matrix(matrixName(PLANTED), signal);
  await original.release();
  return state.outlier * before.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
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
