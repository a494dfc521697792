/** What the reader can set, and its form in the address: `#memory?m=gpt3&t=8&z=3`. null: the value of the preset. */
import { RECOMPUTED } from '@kit/formulas/activation-memory.ts';
import { OPTIMISERS, PRECISIONS } from '@kit/formulas/training-plan.ts';
import { STAGES } from '@kit/formulas/zero-stages.ts';
import { choice, decimal, defineState, flag, int, numberOf, type StateOf } from '@kit/lab/state.ts';
import type { StateSession } from '@kit/lab/state-session.svelte.ts';

export const MODELS = ['gpt3', 'llama8', 'llama70', 'mixtral', 'book'] as const;
export const VIEWS = ['train', 'serve'] as const;

/** Bounds of each number, for its field and for its address. */
export const LIMITS = {
  layers: { min: 1, max: 500 },
  width: { min: 16, max: 65_536 },
  heads: { min: 1, max: 512 },
  kvHeads: { min: 1, max: 512 },
  hidden: { min: 16, max: 262_144 },
  matrices: { min: 2, max: 3 },
  vocabulary: { min: 2, max: 1_000_000 },
  positions: { min: 0, max: 1_000_000 },
  tables: { min: 1, max: 2 },
  experts: { min: 1, max: 512 },
  active: { min: 1, max: 64 },
  biased: { min: 0, max: 1 },
  length: { min: 1, max: 1_000_000 },
  count: { min: 1, max: 4096 },
  bytes: { min: 0, max: 8 },
  card: { min: 0.001, max: 1000 },
  chunks: { min: 1, max: 16 },
  expert: { min: 1, max: 512 },
  reserve: { min: 0, max: 100 },
  rank: { min: 1, max: 1024 },
  latent: { min: 0, max: 16_384 },
} as const;

const { count, bytes } = LIMITS;
export const STATE = defineState('memory', {
  view: choice('v', VIEWS, 'train'),
  model: choice('m', MODELS, 'llama8'),
  layers: int('l', LIMITS.layers, null),
  width: int('d', LIMITS.width, null),
  heads: int('h', LIMITS.heads, null),
  kvHeads: int('kv', LIMITS.kvHeads, null),
  hidden: int('f', LIMITS.hidden, null),
  matrices: int('mlp', LIMITS.matrices, null),
  vocabulary: int('voc', LIMITS.vocabulary, null),
  positions: int('pos', LIMITS.positions, null),
  tables: int('tab', LIMITS.tables, null),
  experts: int('e', LIMITS.experts, null),
  active: int('k', LIMITS.active, null),
  biased: int('bias', LIMITS.biased, null),
  precision: choice('p', PRECISIONS, 'bf16'),
  optimiser: choice('o', OPTIMISERS, 'adamw'),
  weight: decimal('bw', bytes, null),
  gradient: decimal('bg', bytes, null),
  master: decimal('bm', bytes, null),
  first: decimal('b1', bytes, null),
  second: decimal('b2', bytes, null),
  frozen: decimal('bf', bytes, null),
  activation: decimal('ba', bytes, null),
  rank: int('r', LIMITS.rank, 16),
  length: int('n', LIMITS.length, 2048),
  batch: int('b', count, 1),
  micro: int('mb', count, 1),
  recomputed: choice('re', RECOMPUTED, 'none'),
  flash: flag('fa', true),
  sequence: flag('sp', false),
  tensor: int('t', count, 1),
  pipeline: int('pp', count, 1),
  data: int('dp', count, 1),
  chunks: int('pv', LIMITS.chunks, 1),
  expert: int('ep', LIMITS.expert, 1),
  zero: numberOf('z', STAGES, 0),
  card: decimal('gb', LIMITS.card, 80),
  reserve: decimal('gr', LIMITS.reserve, 0),
  served: decimal('sw', bytes, 2),
  cached: decimal('sc', bytes, 2),
  latent: int('sl', LIMITS.latent, 0),
  sequences: int('sb', count, 1),
});
export type LabState = StateOf<typeof STATE>;
export type Session = StateSession<LabState>;
