/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

export function starter(comment: Readonly<Record<'shapes' | 'returns' | 'todo', string>>): string {
  return `// ${comment.shapes}
// ${comment.returns}
function predict(X: number[][], Y: number[][], x: number[], rate: number): number[] {
  const out: number[] = [];
  // ${comment.todo}
  return out;
}
`;
}

const program = (comment: {
  products: string;
  sum: string;
}) => `function predict(X: number[][], Y: number[][], x: number[], rate: number): number[] {
  // ${comment.products}
  const weights = X.map((xi) => xi.reduce((sum, value, c) => sum + value * x[c], 0));
  // ${comment.sum}
  return Y[0].map((_, c) => {
    let sum = 0;
    for (let i = 0; i < Y.length; i++) sum += weights[i] * Y[i][c];
    return rate * sum;
  });
}
`;

export const solutions: Localized = {
  fr: program({
    products: 'clés et requête : un produit scalaire par exemple',
    sum: 'valeurs, pondérées, puis le pas',
  }),
  en: program({ products: 'keys and query: one dot product per example', sum: 'values, weighted, then the step' }),
};
