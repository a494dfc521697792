/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

/** Comments in the reader's language around the same code. */
export function starter(comment: Readonly<Record<'shapes' | 'returns' | 'order' | 'keep' | 'share', string>>): string {
  return `// ${comment.shapes}
// ${comment.returns}
function nucleus(P: number[], p: number): number[] {
  const out: number[] = P.map(() => 0);
  // 1. ${comment.order}
  // 2. ${comment.keep}
  // 3. ${comment.share}
  return out;
}
`;
}

const program = (comment: {
  order: string;
  keep: string;
  share: string;
}) => `function nucleus(P: number[], p: number): number[] {
  // ${comment.order}
  const order = P.map((_, i) => i).sort((a, b) => P[b] - P[a]);
  // ${comment.keep}
  const out = P.map(() => 0);
  let mass = 0;
  for (const i of order) {
    out[i] = P[i];
    mass += P[i];
    if (mass >= p) break;
  }
  // ${comment.share}
  return out.map((x) => x / mass);
}
`;

export const solutions: Localized = {
  fr: program({
    order: 'indices, du plus probable au moins probable',
    keep: 'on garde jusqu’à ce que la masse atteigne p, ce jeton compris',
    share: 'les probabilités gardées ont de nouveau pour somme 1',
  }),
  en: program({
    order: 'indices, from the most to the least probable',
    keep: 'keep until the mass reaches p, that token included',
    share: 'the probabilities kept sum to 1 again',
  }),
};
