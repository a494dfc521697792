/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

/** Comments in the reader's language around the same code. */
export function starter(comment: Readonly<Record<'given' | 'returns' | 'todo', string>>): string {
  return `// ${comment.given}
// ${comment.returns}
function allReduce(arrays: number[][], steps: number): number[][] {
  // ${comment.todo}
  return [];
}
`;
}

const program = (comment: { copy: string; before: string; first: string; second: string }) =>
  `function allReduce(arrays: number[][], steps: number): number[][] {
  const g = arrays.length;
  const size = arrays[0].length / g;
  // ${comment.copy}
  let held = arrays.map((array) => [...array]);
  for (let s = 0; s < steps; s++) {
    // ${comment.before}
    const before = held;
    held = before.map((array, d) => {
      const sender = (d - 1 + g) % g;
      const theirs = before[sender];
      const adding = s < g - 1;
      // ${comment.first}
      // ${comment.second}
      const piece = adding ? (sender - s + g) % g : (sender + 1 - (s - (g - 1)) + g) % g;
      return array.map((x, i) => {
        if (Math.floor(i / size) !== piece) return x;
        return adding ? x + theirs[i] : theirs[i];
      });
    });
  }
  return held;
}
`;

export const solutions: Localized = {
  fr: program({
    copy: 'ne pas écrire dans les tableaux reçus',
    before: 'tous envoient à la fois : on lit ce que le voisin avait avant cette étape',
    first: 'premier tour : le morceau reçu s’ajoute',
    second: 'second tour : il remplace',
  }),
  en: program({
    copy: 'leave the arrays that were given as they are',
    before: 'all send at once: what the neighbour had before this step is read',
    first: 'first round: the piece that comes in is added',
    second: 'second round: it replaces',
  }),
};
