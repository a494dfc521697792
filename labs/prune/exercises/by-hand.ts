/** Exercises answered by a formula of the text, on paper. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

type Sparse = { readonly rows: number; readonly columns: number; readonly percent: number; readonly bits: number };

const weights = ({ rows, columns }: Sparse) => rows * columns;
const kept = (sparse: Sparse) => weights(sparse) * (1 - sparse.percent / 100);

/** One presence bit per weight, and the values of those that are left, in KB, 10³ bytes. */
export const storage = defineExercise({
  id: 'prune.storage',
  level: 1,
  paragraph: 'sparsity',
  kind: 'numeric',
  ...frame((t) => t.storage),
  variant: (random) => ({
    rows: random.pick([160, 480, 640, 768, 1024]),
    columns: random.pick([160, 320, 640, 1000, 1024]),
    percent: random.pick([30, 40, 60, 70, 75, 80, 90, 95]),
    bits: random.pick([4, 8, 16]),
  }),
  spec: {
    fields: [{ unit: text((t) => t.kilo), min: 0 }],
    tolerance: { kind: 'relative', value: 0.005 },
    digits: 5,
    solve: (sparse: Sparse) => [(weights(sparse) + kept(sparse) * sparse.bits) / 8000],
    mistakes: [
      { result: (sparse) => [(kept(sparse) * sparse.bits) / 8000], text: text((t) => t.storage.noMap) },
      { result: (sparse) => [(weights(sparse) * sparse.bits) / 8000], text: text((t) => t.storage.dense) },
    ],
  },
});
