/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

const GELU = `const gelu = (x: number): number =>
  0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
`;

/** Comments in the reader's language around the same code. */
export function starter(comment: Readonly<Record<'given' | 'returns' | 'todo', string>>): string {
  return `${GELU}
// ${comment.given}
// ${comment.returns}
function half(X: number[][], A: number[][], B: number[][], rank: number, size: number): number[][] {
  // ${comment.todo}
  return [];
}
`;
}

const program = (comment: { columns: string; rows: string }) =>
  `${GELU}
function half(X: number[][], A: number[][], B: number[][], rank: number, size: number): number[][] {
  const width = B.length / size;
  return X.map((x) => {
    // ${comment.columns}
    const hidden: number[] = [];
    for (let j = rank * width; j < (rank + 1) * width; j++) {
      let sum = 0;
      for (let k = 0; k < x.length; k++) sum += x[k] * A[k][j];
      hidden.push(gelu(sum));
    }
    // ${comment.rows}
    return B[0].map((_, c) => hidden.reduce((sum, h, i) => sum + h * B[rank * width + i][c], 0));
  });
}
`;

export const solutions: Localized = {
  fr: program({ columns: 'ses colonnes de A, puis GeLU', rows: 'ses lignes de B' }),
  en: program({ columns: 'its columns of A, then GeLU', rows: 'its rows of B' }),
};
