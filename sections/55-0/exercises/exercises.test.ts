/** Every exercise grades its own right, wrong and invalid answers, and agrees with what was computed elsewhere. */
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { set } from '../set.ts';

describeExercises(set, () => nodeRuntime());
