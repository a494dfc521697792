/** What the build records of the lab, and its unpacking in the page. */
import type { Proportion } from '@kit/math/proportion.ts';
import type { FamilyId } from '@kit/tasks/families.ts';
import type { Reading } from './reading.ts';

/** Attention to four decimals: what the page shows of it needs no more. */
export type PackedReading = Omit<Reading, 'attention'> & { readonly attention: readonly number[] };

/** Accuracies measured once on the trained model (training/reasoner/measure_examples.py). */
export interface TrainedAccuracies {
  /** queries per point, half of them in French */
  readonly count: number;
  readonly byFamily: Readonly<Partial<Record<FamilyId, Readonly<Record<number, Proportion>>>>>;
}

export interface Recording {
  /** longest sequence of the model, in tokens */
  readonly context: number;
  /** of the default state */
  readonly reading: PackedReading;
  /** family → accuracy of the best guess without examples, knowing the possible answers */
  readonly chance: Readonly<Record<FamilyId, number>>;
  /** null while the model's results have not been measured */
  readonly trained: TrainedAccuracies | null;
}

export function pack(reading: Reading): PackedReading {
  return {
    ...reading,
    attention: Array.from(reading.attention, (weight) => Number(weight.toFixed(4))),
    candidates: reading.candidates.map(({ token, probability }) => ({
      token,
      probability: Number(probability.toFixed(5)),
    })),
    milliseconds: Math.round(reading.milliseconds),
  };
}

export function unpack(packed: PackedReading): Reading {
  return { ...packed, attention: Float32Array.from(packed.attention) };
}
