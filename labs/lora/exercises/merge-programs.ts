/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

/** Comments in the reader's language around the same code. */
export function starter(comment: Readonly<Record<'shapes' | 'returns' | 'todo', string>>): string {
  return `// ${comment.shapes}
// ${comment.returns}
function merge(W0: number[][], A: number[][], B: number[][], alpha: number): number[][] {
  // ${comment.todo}
  return [];
}
`;
}

const program = (comment: { rank: string; delta: string }) =>
  `function merge(W0: number[][], A: number[][], B: number[][], alpha: number): number[][] {
  // ${comment.rank}
  const r = A.length;
  return W0.map((row, i) =>
    row.map((w, j) => {
      // ${comment.delta}
      let delta = 0;
      for (let k = 0; k < r; k++) delta += B[i][k] * A[k][j];
      return w + (alpha / r) * delta;
    }),
  );
}
`;

export const solutions: Localized = {
  fr: program({ rank: 'le rang est le nombre de lignes de A', delta: 'ligne i de B par colonne j de A' }),
  en: program({ rank: 'the rank is the number of rows of A', delta: 'row i of B times column j of A' }),
};
