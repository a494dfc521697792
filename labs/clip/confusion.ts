/** Counting right and wrong answers of a classifier. C classes; row = true class, column = predicted class. */

export interface Answer {
  readonly truth: number;
  readonly predicted: number;
}

/** [C, C] counts. */
export function confusion(answers: readonly Answer[], classes: number): Float32Array {
  const counts = new Float32Array(classes * classes);
  for (const { truth, predicted } of answers) {
    const at = truth * classes + predicted;
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

/** Share of each row in each cell, [C, C]; a class without example has no shares (NaN). */
export function rowShares(counts: Float32Array, classes: number): Float32Array {
  const out = new Float32Array(counts.length);
  for (let row = 0; row < classes; row++) {
    const line = counts.subarray(row * classes, (row + 1) * classes);
    const total = line.reduce((sum, n) => sum + n, 0);
    for (let col = 0; col < classes; col++) {
      out[row * classes + col] = total > 0 ? (line[col] as number) / total : Number.NaN;
    }
  }
  return out;
}

export function countRight(answers: readonly Answer[]): number {
  return answers.filter(({ truth, predicted }) => truth === predicted).length;
}

export interface Mixup extends Answer {
  readonly count: number;
}

/** The most frequent mistakes, the most frequent first; equal counts in the order of the classes. */
export function mixups(answers: readonly Answer[], most: number): Mixup[] {
  const counts = new Map<string, Mixup>();
  for (const { truth, predicted } of answers) {
    if (truth === predicted) continue;
    const key = `${truth}→${predicted}`;
    counts.set(key, { truth, predicted, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || a.truth - b.truth || a.predicted - b.predicted)
    .slice(0, most);
}
