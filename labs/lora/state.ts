/** What the reader can set; all of it travels in the address, but for an adapter that is the reader's own file. */
import { decimal, defineState, field, int, type StateOf, text, when } from '@kit/lab/state.ts';
import { MAX_RANK } from '@kit/lora/index.ts';
import type { Recipe } from './mix.ts';

export const OWN = 'own';
export const LENGTHS = { min: 4, max: 64 } as const;
export const MOST_SEEDS = 9999;
export const STRENGTHS = { min: 0, max: 2, step: 0.1 } as const;

/** The folder of an adapter. */
const folder = <D extends string | null>(name: string, byDefault: D) =>
  field(
    name,
    byDefault,
    (said) => (/^[a-z\d-]+$/.test(said) && said !== OWN ? said : null),
    (adapter: string) => (adapter === OWN ? null : adapter),
  );

// not the lab's id: a heading of the section has that one
export const STATE = defineState('lora-lab', {
  /** null: the prompt that goes with the adapter */
  text: text('text'),
  /** folder of a shipped adapter, or `OWN` */
  adapter: folder('adapter', 'telegramme'),
  /** multiplies α/r */
  strength: decimal('s', STRENGTHS, 1),
  /** folder of an adapter added to the first, null: none */
  second: folder('plus', null),
  secondStrength: when(({ second }) => second !== null && second !== OWN, decimal('s2', STRENGTHS, 1)),
  /** rank the first adapter is truncated to; null: as it is */
  rank: int('rank', { min: 0, max: MAX_RANK }, null),
  /** tokens written after the prompt */
  length: int('n', LENGTHS, 28),
  /**
   * of the random numbers that choose them; at first, a draw on which each adapter's manner shows, with the prompt that
   * goes with it
   */
  seed: int('seed', { min: 1, max: MOST_SEEDS }, 11),
});
export type LabState = StateOf<typeof STATE>;

/** `shipped`: folders that exist; any other in a link is ignored. */
export function within(state: LabState, shipped: readonly string[]): LabState {
  const adapter = shipped.includes(state.adapter) ? state.adapter : STATE.defaults.adapter;
  return { ...state, adapter, second: shipped.find((name) => name === state.second) ?? null };
}

export function recipeOf({ adapter, strength, rank, second, secondStrength }: LabState): Recipe {
  return { adapter, strength, rank, second, secondStrength };
}

/** Whether a link to this state would open something else: files stay with their reader. */
export const ownLeftOut = ({ adapter, second }: LabState): boolean => adapter === OWN || second === OWN;
