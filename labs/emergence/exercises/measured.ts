/** What the exercises ask of the kept answers (record.ts); a test computes it again from them. */
import type { Carry, LabState } from '../state.ts';
import measured from './measured.json';

interface Setting {
  readonly digits: LabState['digits'];
  readonly carry: Carry;
}
export interface LogRow extends Setting {
  readonly size: string;
  readonly seed: number;
  readonly exact: number;
  readonly product: number;
}
export interface StepRow extends Setting {
  readonly measure: 'exact' | 'digit' | 'likelihood';
  readonly from: string;
  readonly to: string;
  readonly share: number;
}
export interface OwnRow extends Setting {
  readonly size: string;
  readonly code: string;
  readonly value: number;
}

export const { logs, steps, own } = measured as unknown as {
  readonly logs: readonly LogRow[];
  readonly steps: readonly StepRow[];
  readonly own: readonly OwnRow[];
};
