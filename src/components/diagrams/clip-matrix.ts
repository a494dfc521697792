/**
 * InfoNCE both ways over a batch (Radford et al. 2021, fig. 3; the chapter's eq-infonce), on the batch of the worked
 * example.
 */
import { softmax } from './softmax-saturation.ts';

/** Cosines, images in rows, captions in columns: a worked example, not a measurement. */
export const SIMILARITIES = [
  [0.3, 0.24, 0.11],
  [0.25, 0.29, 0.12],
  [0.09, 0.13, 0.27],
] as const;
export const TEMPERATURE = 0.05;

type Matrix = readonly (readonly number[])[];

/** Softmax of each row of s/τ: for image i, the probability of each caption. n×n. */
export function captionChoices(similarities: Matrix, temperature: number): number[][] {
  return similarities.map((row) => softmax(row.map((s) => s / temperature)));
}

/** Softmax of each column of s/τ, at its place in the matrix: for caption j, the probability of each image. n×n. */
export function imageChoices(similarities: Matrix, temperature: number): number[][] {
  return transpose(captionChoices(transpose(similarities), temperature));
}

/** Mean cross-entropy of the 2n choices, in nats. */
export function infoNceLoss(similarities: Matrix, temperature: number): number {
  const choices = [captionChoices(similarities, temperature), imageChoices(similarities, temperature)];
  const right = choices.flatMap((matrix) => matrix.map((row, i) => row[i] ?? 0));
  return -right.reduce((sum, p) => sum + Math.log(p), 0) / right.length;
}

function transpose(matrix: Matrix): number[][] {
  return matrix.map((_, j) => matrix.map((row) => row[j] ?? 0));
}
