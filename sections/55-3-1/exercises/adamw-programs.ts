/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

const HEAD = `const beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;

function adamw(theta: number[], g: number[], m: number[], v: number[], t: number, rate: number, decay: number) {`;

/** Comments in the reader's language around the same code. */
export const starter = (comment: Readonly<Record<'arrays' | 'returns' | 'todo', string>>): string =>
  `// ${comment.arrays}
// ${comment.returns}
${HEAD}
  // ${comment.todo}
  return [theta, m, v];
}
`;

const program = (comment: Readonly<Record<'moments' | 'corrected' | 'step', string>>): string =>
  `${HEAD}
  // ${comment.moments}
  const first = m.map((old, i) => beta1 * old + (1 - beta1) * g[i]);
  const second = v.map((old, i) => beta2 * old + (1 - beta2) * g[i] * g[i]);
  const moved = theta.map((value, i) => {
    // ${comment.corrected}
    const mean = first[i] / (1 - beta1 ** t);
    const square = second[i] / (1 - beta2 ** t);
    // ${comment.step}
    return value - rate * mean / (Math.sqrt(square) + epsilon) - rate * decay * value;
  });
  return [moved, first, second];
}
`;

export const solutions: Localized = {
  fr: program({
    moments: 'moyennes glissantes de g et de g²',
    corrected: 'elles sont parties de zéro : on les corrige',
    step: 'le pas, puis la décroissance, à part',
  }),
  en: program({
    moments: 'running averages of g and of g²',
    corrected: 'they started from zero: they are corrected',
    step: 'the step, then the decay, on its own',
  }),
};
