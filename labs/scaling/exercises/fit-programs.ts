/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

/** Comments in the reader's language around the same code. */
export function starter(comment: Readonly<Record<'given' | 'returns' | 'logs' | 'line' | 'back', string>>): string {
  return `// ${comment.given}
// ${comment.returns}
function powerLaw(N: number[], L: number[]): number[] {
  // 1. ${comment.logs}
  // 2. ${comment.line}
  // 3. ${comment.back}
  return [1, 0];
}
`;
}

const program = (comment: {
  logs: string;
  line: string;
  back: string;
}) => `function powerLaw(N: number[], L: number[]): number[] {
  // ${comment.logs}
  const u = N.map((n) => Math.log(n));
  const v = L.map((l) => Math.log(l));
  const mean = (a: number[]) => a.reduce((s, x) => s + x, 0) / a.length;
  const mu = mean(u);
  const mv = mean(v);
  // ${comment.line}
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < u.length; i++) {
    top += (u[i] - mu) * (v[i] - mv);
    bottom += (u[i] - mu) ** 2;
  }
  const slope = top / bottom;
  // ${comment.back}
  return [Math.exp(mv - slope * mu), -slope];
}
`;

export const solutions: Localized = {
  fr: program({
    logs: 'ln L = ln A − α ln N : une droite',
    line: 'sa pente, par moindres carrés',
    back: 'de la droite à la loi',
  }),
  en: program({
    logs: 'ln L = ln A − α ln N: a straight line',
    line: 'its slope, by least squares',
    back: 'from the line to the law',
  }),
};
