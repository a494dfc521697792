/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

/** Comments in the reader's language around the same code. */
export function starter(
  comment: Readonly<Record<'shapes' | 'returns' | 'cosine' | 'divide' | 'softmax', string>>,
): string {
  return `// ${comment.shapes}
// ${comment.returns}
function zeroShot(image: number[], texts: number[][], tau: number): number[] {
  // 1. ${comment.cosine}
  // 2. ${comment.divide}
  // 3. ${comment.softmax}
  return [];
}
`;
}

const program = (comment: {
  cosine: string;
  stable: string;
}) => `function zeroShot(image: number[], texts: number[][], tau: number): number[] {
  const dot = (a: number[], b: number[]) => {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  };
  // ${comment.cosine}
  const scores = texts.map((t) => dot(image, t) / Math.sqrt(dot(image, image) * dot(t, t)) / tau);
  // ${comment.stable}
  const max = Math.max(...scores);
  const weights = scores.map((s) => Math.exp(s - max));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / total);
}
`;

export const solutions: Localized = {
  fr: program({
    cosine: 'cosinus, divisé par la température',
    stable: 'softmax, le maximum retranché pour ne pas déborder',
  }),
  en: program({
    cosine: 'cosine, divided by the temperature',
    stable: 'softmax, with the maximum taken out so as not to overflow',
  }),
};
