/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

/** Comments in the reader's language around the same code. */
export function starter(comment: Readonly<Record<'given' | 'returns' | 'todo', string>>): string {
  return `// ${comment.given}
// ${comment.returns}
function quantise(weights: number[], bits: number, group: number): number[] {
  // ${comment.todo}
  return [];
}
`;
}

const program = (comment: { levels: string; scale: string; none: string }) =>
  `function quantise(weights: number[], bits: number, group: number): number[] {
  // ${comment.levels}
  const levels = 2 ** (bits - 1) - 1;
  const out: number[] = [];
  for (let start = 0; start < weights.length; start += group) {
    const part = weights.slice(start, start + group);
    // ${comment.scale}
    const scale = Math.max(...part.map(Math.abs)) / levels;
    for (const w of part) {
      // ${comment.none}
      out.push(scale === 0 ? 0 : scale * Math.round(w / scale));
    }
  }
  return out;
}
`;

export const solutions: Localized = {
  fr: program({
    levels: 'le plus grand code, en valeur absolue',
    scale: 'une échelle par groupe',
    none: 'un groupe de zéros n’a pas d’échelle',
  }),
  en: program({
    levels: 'the greatest code, in magnitude',
    scale: 'one scale per group',
    none: 'a group of zeros has no scale',
  }),
};
