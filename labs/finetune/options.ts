/** What a setting asks of training. */

import type { RunOptions } from './run.ts';
import { alphaOf, type LabState } from './state.ts';

export const runOptions = (view: Pick<LabState, keyof RunOptions & keyof LabState>): RunOptions => ({
  rank: view.rank,
  alpha: alphaOf(view),
  modules: view.modules,
  learningRate: view.learningRate,
  steps: view.steps,
  batch: view.batch,
  seed: view.seed,
  frozenA: view.frozenA,
});
