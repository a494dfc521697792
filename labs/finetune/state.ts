/** What the reader can set; all of it travels in the address, but for their own texts and kept adapters. */
import {
  choice,
  decimal,
  defineState,
  type Field,
  field,
  flag,
  int,
  type StateOf,
  seed,
  text,
} from '@kit/lab/state.ts';
import { LORA_MODULES, type LoraModule } from '@kit/lora/index.ts';
import { DEFAULTS } from '@kit/lora-training/index.ts';
import { TRAINING_TASKS } from '@kit/models/trainer.ts';

export const OWN_KINDS = ['texts', 'pairs'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];
export const LESSONS = [...TRAINING_TASKS, ...OWN_KINDS] as const;
export type LessonId = (typeof LESSONS)[number];
export type BookTask = (typeof TRAINING_TASKS)[number];
export const isOwn = (lesson: LessonId): lesson is OwnKind => OWN_KINDS.some((kind) => kind === lesson);

export const LIMITS = {
  rank: { min: 1, max: 32 },
  learningRate: { min: 0.00001, max: 100 },
  steps: { min: 10, max: 400 },
  batch: { min: 1, max: 16 },
  strength: { min: 0, max: 2, step: 0.1 },
} as const;

/** A field that stays with its reader: no address carries it. */
const unsaid = <T>(byDefault: T): Field<T> => ({ name: '', byDefault, read: () => null, write: () => [] });

/** The matrices adapted, by their names: `m=attn.c_attn,mlp.c_fc`. */
const modules = (byDefault: readonly LoraModule[]): Field<readonly LoraModule[]> =>
  field<readonly LoraModule[], readonly LoraModule[]>(
    'm',
    byDefault,
    (said) => {
      const named = LORA_MODULES.filter((module) => said.split(',').includes(module));
      return named.length > 0 ? named : null;
    },
    (chosen: readonly LoraModule[]) => chosen.join(','),
  );

export const STATE = defineState('finetune', {
  lesson: choice('task', LESSONS, 'telegramme'),
  rank: int('r', LIMITS.rank, 8),
  modules: modules(['attn.c_attn', 'attn.c_proj']),
  learningRate: decimal('lr', LIMITS.learningRate, 0.02),
  steps: int('n', LIMITS.steps, 80),
  batch: int('b', LIMITS.batch, DEFAULTS.batch),
  seed: seed(DEFAULTS.seed),
  /** A stays as it was drawn */
  frozenA: flag('frozen', DEFAULTS.frozenA),
  /** null: the prompt that goes with the task */
  text: text('text'),
  /** multiplies α/r once trained */
  strength: decimal('s', LIMITS.strength, 1),
  /** how often the reader's own texts have changed: what was learned of others is of others */
  own: unsaid(0),
  /** a kept adapter that stands in the place of the one trained; null: none */
  kept: unsaid<string | null>(null),
});
export type LabState = StateOf<typeof STATE>;

/** α of an adapter is 2r, as of those that come with the book: α/r does not change with the rank. */
export const alphaOf = ({ rank }: Pick<LabState, 'rank'>): number => 2 * rank;

/** What a run of training depends on. */
export const RUN_INPUTS = [
  'lesson',
  'rank',
  'modules',
  'learningRate',
  'steps',
  'batch',
  'seed',
  'frozenA',
  'own',
] as const satisfies readonly (keyof LabState)[];
