/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

const HEAD =
  'function trainingDays(parameters: number, tokens: number, gpus: number, peak: number, share: number): number {';

/** Comments in the reader's language around the same code. */
export const starter = (comment: Readonly<Record<'given' | 'returns' | 'todo', string>>): string =>
  `// ${comment.given}
// ${comment.returns}
${HEAD}
  // ${comment.todo}
  return 0;
}
`;

const program = (comment: Readonly<Record<'operations' | 'seconds', string>>): string =>
  `${HEAD}
  // ${comment.operations}
  const operations = 6 * parameters * tokens;
  // ${comment.seconds}
  const seconds = operations / (gpus * peak * share);
  return seconds / 86400;
}
`;

export const solutions: Localized = {
  fr: program({ operations: 'l’aller et le retour', seconds: 'tous les GPU, à ce qu’ils donnent vraiment' }),
  en: program({ operations: 'forward and backward', seconds: 'all GPUs, at what they really deliver' }),
};
