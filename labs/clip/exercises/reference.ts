/** softmax(cosines/τ), float64: the reference of the code exercise and of the exercises done by hand. */

/** Rows of numbers. */
export type Matrix = readonly (readonly number[])[];

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** Probability of each text for one image: [E], [T, E], τ → [T]. */
export function zeroShot(image: readonly number[], texts: Matrix, temperature: number): number[] {
  const scores = texts.map((text) => dot(image, text) / Math.sqrt(dot(image, image) * dot(text, text)) / temperature);
  return softmaxOf(scores);
}

export function softmaxOf(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - top));
  const total = exponentials.reduce((a, b) => a + b, 0);
  return exponentials.map((e) => e / total);
}
