/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

const SIGNATURE = 'function gradients(X: number[][], G: number[][], A: number[][], B: number[][], alpha: number)';

/** Comments in the reader's language around the same code. */
export const starter = (comment: Readonly<Record<'shapes' | 'returns' | 'todo', string>>): string =>
  `// ${comment.shapes}
// ${comment.returns}
${SIGNATURE} {
  const dA = A.map((row) => row.map(() => 0));
  const dB = B.map((row) => row.map(() => 0));
  // ${comment.todo}
  return [dA, dB];
}
`;

const program = (comment: Readonly<Record<'down' | 'up', string>>): string =>
  `${SIGNATURE} {
  const dA = A.map((row) => row.map(() => 0));
  const dB = B.map((row) => row.map(() => 0));
  const s = alpha / A.length;
  for (let n = 0; n < X.length; n++) {
    for (let l = 0; l < A.length; l++) {
      // ${comment.down}
      let ax = 0;
      for (let j = 0; j < X[n].length; j++) ax += A[l][j] * X[n][j];
      // ${comment.up}
      let bg = 0;
      for (let i = 0; i < G[n].length; i++) bg += B[i][l] * G[n][i];
      for (let i = 0; i < G[n].length; i++) dB[i][l] += s * G[n][i] * ax;
      for (let j = 0; j < X[n].length; j++) dA[l][j] += s * bg * X[n][j];
    }
  }
  return [dA, dB];
}
`;

export const solutions: Localized = {
  fr: program({ down: 'ce que A lit dans l’entrée', up: 'ce que Bᵀ rapporte du gradient' }),
  en: program({ down: 'what A reads in the input', up: 'what Bᵀ brings back of the gradient' }),
};
