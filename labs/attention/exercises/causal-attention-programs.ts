/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

/** Comments in the reader's language around the same code. */
export function starter(
  comment: Readonly<Record<'shapes' | 'returns' | 'scores' | 'softmax' | 'sum', string>>,
): string {
  return `// ${comment.shapes}
// ${comment.returns}
function attention(Q: number[][], K: number[][], V: number[][]): number[][] {
  const T = Q.length;
  const out: number[][] = [];
  for (let i = 0; i < T; i++) {
    // 1. ${comment.scores}
    // 2. ${comment.softmax}
    // 3. ${comment.sum}
  }
  return out;
}
`;
}

const program = (comment: {
  scores: string;
  stable: string;
  sum: string;
}) => `function attention(Q: number[][], K: number[][], V: number[][]): number[][] {
  const scale = 1 / Math.sqrt(K[0].length);
  return Q.map((q, i) => {
    // ${comment.scores}
    const scores: number[] = [];
    for (let j = 0; j <= i; j++) {
      let dot = 0;
      for (let c = 0; c < q.length; c++) dot += q[c] * K[j][c];
      scores.push(dot * scale);
    }
    // ${comment.stable}
    const max = Math.max(...scores);
    const weights = scores.map((s) => Math.exp(s - max));
    const total = weights.reduce((a, b) => a + b, 0);
    // ${comment.sum}
    return V[0].map((_, c) => {
      let out = 0;
      for (let j = 0; j <= i; j++) out += (weights[j] / total) * V[j][c];
      return out;
    });
  });
}
`;

export const solutions: Localized = {
  fr: program({
    scores: 'les clés après i ne sont pas calculées : c’est le masque',
    stable: 'softmax, le maximum retranché pour ne pas déborder',
    sum: 'somme des lignes de V, pondérée',
  }),
  en: program({
    scores: 'keys after i are not computed: that is the mask',
    stable: 'softmax, with the maximum taken out so as not to overflow',
    sum: 'weighted sum of the rows of V',
  }),
};
