/** The share of their operations that a cluster spends on training, from what it reads in a second. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

// an alias, not an interface: only it is assignable to the index signature of `Values`
/** billions of parameters; 10¹² operations a second; thousands of tokens a second, of the whole cluster */
type Run = { readonly billions: number; readonly gpus: number; readonly peak: number; readonly read: number };

/** Of `each` operations per parameter and token (Chowdhery et al. 2022, appendix B). */
const share = ({ billions, gpus, peak, read }: Run, each: number) => (each * billions * read) / (gpus * peak);

export const utilisation = defineExercise({
  id: 'memory.utilisation',
  level: 2,
  paragraph: 'utilisation',
  kind: 'numeric',
  ...frame((t) => t.utilisation),
  variant(random): Run {
    const billions = random.pick([7, 8, 13, 14, 34, 70]);
    const gpus = random.pick([256, 512, 1024, 2048]);
    const peak = random.pick([312, 989]);
    const reached = random.integer(28, 55) / 100;
    return { billions, gpus, peak, read: Math.round((reached * gpus * peak) / (6 * billions)) };
  },
  spec: {
    fields: [{ min: 0 }],
    tolerance: { kind: 'absolute', value: 0.005 },
    digits: 3,
    percent: 1,
    solve: (run: Run) => [share(run, 6)],
    mistakes: [
      { result: (run) => [share(run, 2)], text: text((t) => t.utilisation.forward) },
      { result: (run) => [share(run, 8)], text: text((t) => t.utilisation.recomputed) },
    ],
  },
});
