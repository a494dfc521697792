/** What the reader can set, and its form in the address: `#memory?m=gpt3&t=8&z=3`. null: the value of the preset. */
import { RECOMPUTED } from '@kit/formulas/activation-memory.ts';
import { OPTIMISERS, PRECISIONS } from '@kit/formulas/training-plan.ts';
import { STAGES } from '@kit/formulas/zero-stages.ts';
import { choice, decimal, defineState, flag, int, numberOf, type StateOf } from '@kit/lab/state.ts';
import type { StateSession } from '@kit/lab/state-session.svelte.ts';

export const MODELS = ['gpt3', 'llama8', 'llama70', 'mixtral', 'book'] as const;
export const VIEWS = ['train', 'serve'] as const;

/** of the GPUs along one axis of the cut, or the sequences of a batch; bytes of one number */
const COUNT = { min: 1, max: 4096 };
const BYTES = { min: 0, max: 8 };

export const STATE = defineState('memory', {
  view: choice('v', VIEWS, 'train'),
  model: choice('m', MODELS, 'llama8'),
  layers: int('l', { min: 1, max: 500 }, null),
  width: int('d', { min: 16, max: 65_536 }, null),
  heads: int('h', { min: 1, max: 512 }, null),
  kvHeads: int('kv', { min: 1, max: 512 }, null),
  hidden: int('f', { min: 16, max: 262_144 }, null),
  matrices: int('mlp', { min: 2, max: 3 }, null),
  vocabulary: int('voc', { min: 2, max: 1_000_000 }, null),
  positions: int('pos', { min: 0, max: 1_000_000 }, null),
  tables: int('tab', { min: 1, max: 2 }, null),
  experts: int('e', { min: 1, max: 512 }, null),
  active: int('k', { min: 1, max: 64 }, null),
  biased: int('bias', { min: 0, max: 1 }, null),
  precision: choice('p', PRECISIONS, 'bf16'),
  optimiser: choice('o', OPTIMISERS, 'adamw'),
  weight: decimal('bw', BYTES, null),
  gradient: decimal('bg', BYTES, null),
  master: decimal('bm', BYTES, null),
  first: decimal('b1', BYTES, null),
  second: decimal('b2', BYTES, null),
  frozen: decimal('bf', BYTES, null),
  activation: decimal('ba', BYTES, null),
  rank: int('r', { min: 1, max: 1024 }, 16),
  length: int('n', { min: 1, max: 1_000_000 }, 2048),
  batch: int('b', COUNT, 1),
  micro: int('mb', COUNT, 1),
  recomputed: choice('re', RECOMPUTED, 'none'),
  flash: flag('fa', true),
  sequence: flag('sp', false),
  tensor: int('t', COUNT, 1),
  pipeline: int('pp', COUNT, 1),
  data: int('dp', COUNT, 1),
  chunks: int('pv', { min: 1, max: 16 }, 1),
  expert: int('ep', { min: 1, max: 512 }, 1),
  zero: numberOf('z', STAGES, 0),
  card: decimal('gb', { min: 0.001, max: 1000 }, 80),
  reserve: decimal('gr', { min: 0, max: 100 }, 0),
  served: decimal('sw', BYTES, 2),
  cached: decimal('sc', BYTES, 2),
  latent: int('sl', { min: 0, max: 16_384 }, 0),
  sequences: int('sb', COUNT, 1),
});
export type LabState = StateOf<typeof STATE>;
export type Session = StateSession<LabState>;
