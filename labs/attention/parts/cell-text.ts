/** One cell of a step's matrix in words: its place and its true value. */

import { decimal, rank } from '@kit/i18n/figures.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { tokenLabel } from '@kit/tokens/tokens.ts';
import type { HeadTensors, Stage } from '../logic.ts';
import type { Pass } from '../pass.ts';
import { STRINGS } from '../strings/index.ts';

/** « 5. ·chat » */
export function placeName(locale: Locale, pass: Pass, index: number): string {
  const token = pass.tokens[index];
  return `${rank(locale, index)}.\u00a0${token ? tokenLabel(token) : ''}`;
}

/** Value of `matrix[row, col]` as text; weights with four decimals, the rest with three. */
export function valueText(
  locale: Locale,
  stage: Stage,
  matrix: Float32Array,
  pass: Pass,
  tensors: HeadTensors,
  row: number,
  col: number,
): string {
  const value = matrix[row * (stage === 'output' ? tensors.dim : tensors.tokens) + col] ?? Number.NaN;
  if (stage === 'softmax' && pass.settings.causal && col > row) return STRINGS[locale].head.masked0;
  return decimal(locale, value, stage === 'softmax' ? 4 : 3);
}

export function cellText(
  locale: Locale,
  stage: Stage,
  matrix: Float32Array,
  pass: Pass,
  tensors: HeadTensors,
  row: number,
  col: number,
): string {
  const s = STRINGS[locale].head;
  const value = valueText(locale, stage, matrix, pass, tensors, row, col);
  const query = placeName(locale, pass, row);
  if (stage === 'output') return s.outputCell(query, rank(locale, col), value);
  return s.cell(query, placeName(locale, pass, col), value);
}
