/** Exercises of 55.2.0, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { activations, cache, state, zero } from './by-hand.ts';
import { fewest, untouched } from './in-the-lab.ts';
import { smallestCluster } from './smallest-cluster.ts';
import { bytesOf, crossover } from './state-and-scores.ts';
import { utilisation } from './utilisation.ts';
import { zeroCode } from './zero-code.ts';

export const exercises: readonly Exercise[] = [
  bytesOf,
  state,
  activations,
  crossover,
  utilisation,
  fewest,
  untouched,
  zero,
  zeroCode,
  cache,
  smallestCluster,
];
