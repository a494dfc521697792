/** What an exercise asks the reader to be able to do, across the sections: told by its kind, or by what it is done in. */
import type { Exercise, KindId } from './types.ts';

export const SKILLS = ['reckon', 'program', 'experiment', 'predict', 'order', 'judge'] as const;
export type Skill = (typeof SKILLS)[number];

/** A new kind says its skill here. */
const OF_KIND: Readonly<Record<KindId, Skill>> = {
  numeric: 'reckon',
  formula: 'reckon',
  code: 'program',
  experiment: 'experiment',
  prediction: 'predict',
  ordering: 'order',
  choice: 'judge',
  matching: 'judge',
  open: 'judge',
};

/** What is answered by experimenting is an experiment, however the answer is given. */
export function skillOf({ kind, usesLab }: Exercise): Skill {
  return usesLab ? 'experiment' : OF_KIND[kind];
}
