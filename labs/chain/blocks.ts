/** Results on screen, each with what it answers to: a result whose settings are no longer those shown is not shown. */
import type { LabState } from './state.ts';

/** What the lab computes: three that show one problem, three that count over a set. */
export const BLOCKS = ['prompts', 'edit', 'vote', 'curve', 'edits', 'votes'] as const;
export type BlockId = (typeof BLOCKS)[number];

/** The settings that a result depends on. */
const SETTINGS: Readonly<Record<BlockId, readonly (keyof LabState)[]>> = {
  prompts: ['language', 'depth', 'seed', 'text'],
  edit: ['language', 'depth', 'seed', 'text', 'step', 'value'],
  vote: ['language', 'depth', 'seed', 'text', 'temperature', 'topP', 'chains'],
  curve: ['language', 'seed', 'count'],
  edits: ['language', 'depth', 'seed', 'count', 'step'],
  votes: ['language', 'depth', 'seed', 'count', 'temperature', 'topP', 'chains'],
};

export function blockKey(block: BlockId, state: LabState): string {
  return JSON.stringify(SETTINGS[block].map((name) => state[name]));
}

export interface Result<T> {
  readonly key: string;
  readonly origin: 'recorded' | 'measured';
  /** nothing of it is missing */
  readonly whole: boolean;
  readonly value: T;
}
