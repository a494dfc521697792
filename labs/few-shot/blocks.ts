/** Results on screen, each with what it answers to: a result whose settings are no longer those shown is not shown. */
import type { Reading } from './reading.ts';
import type { LabState } from './state.ts';
import type { Curves, OrderStudy } from './studies.ts';
import type { Comparison } from './weights.ts';

export interface BlockValues {
  reading: Reading;
  curves: Curves;
  orders: OrderStudy;
  weights: Comparison;
}
export type BlockId = keyof BlockValues;

/** The settings that a result depends on. */
const SETTINGS: Readonly<Record<BlockId, readonly (keyof LabState)[]>> = {
  reading: ['family', 'language', 'k', 'seed', 'labels', 'order', 'text', 'off'],
  curves: ['family', 'language', 'seed', 'count', 'off'],
  orders: ['family', 'language', 'k', 'seed', 'labels', 'off'],
  weights: ['family', 'language', 'k', 'seed'],
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
