/** Every exercise grades its own right, wrong and invalid answers, over many variants; no model is asked. */
import { noRuntime } from '@kit/exercises/check.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { lab } from '../lab.ts';

describeExercises(lab, async () => noRuntime);
