/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

/** Comments in the reader's language around the same code. */
export function starter(comment: Readonly<Record<'answers' | 'returns' | 'count' | 'choose', string>>): string {
  return `// ${comment.answers}
// ${comment.returns}
function vote(answers: number[]): number {
  // 1. ${comment.count}
  // 2. ${comment.choose}
  return -1;
}
`;
}

const program = (comment: { skip: string; order: string }) => `function vote(answers: number[]): number {
  const votes = new Map<number, number>();
  for (const answer of answers) {
    if (answer === -1) continue; // ${comment.skip}
    votes.set(answer, (votes.get(answer) ?? 0) + 1);
  }
  let best = -1;
  // ${comment.order}
  for (const [answer, count] of votes) {
    if (best === -1 || count > (votes.get(best) ?? 0)) best = answer;
  }
  return best;
}
`;

export const solutions: Localized = {
  fr: program({
    skip: 'cette chaîne n’a pas conclu',
    order: 'l’ordre est celui des premières apparitions ; « > » garde donc la première en cas d’égalité',
  }),
  en: program({
    skip: 'this chain did not conclude',
    order: 'the order is that of first appearances, so “>” keeps the first one of a tie',
  }),
};
