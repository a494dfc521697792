/** What the editor holds at first, and a program a reader could have written: tests run it against every test. */
import type { Localized } from '@kit/i18n/index.ts';

const HEAD = 'function bytesPerGpu(parameters: number, gpus: number, stage: number, moment: number): number {';

/** Comments in the reader's language around the same code. */
export const starter = (comment: Readonly<Record<'given' | 'returns' | 'todo', string>>): string =>
  `// ${comment.given}
// ${comment.returns}
${HEAD}
  // ${comment.todo}
  return 0;
}
`;

const program = (comment: Readonly<Record<'optimiser' | 'shared', string>>): string =>
  `${HEAD}
  // ${comment.optimiser}
  const optimiser = 4 + 2 * moment;
  // ${comment.shared}
  const each = (bytes: number, from: number) => (stage >= from ? bytes / gpus : bytes);
  return parameters * (each(2, 3) + each(2, 2) + each(optimiser, 1));
}
`;

export const solutions: Localized = {
  fr: program({ optimiser: 'copie maîtresse et deux moments', shared: 'partagé à partir d’un stade, copié avant' }),
  en: program({ optimiser: 'master copy and two moments', shared: 'shared from a stage on, copied before it' }),
};
