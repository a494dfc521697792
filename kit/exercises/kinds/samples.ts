/** Right, wrong and invalid answers of any exercise: for tests, and no part of a page. */
import type { Exercise, GradeContext, Samples, Variant } from '../types.ts';
import { choiceSamples } from './choice/samples.ts';
import { codeSamples } from './code/samples.ts';
import { experimentSamples } from './experiment/samples.ts';
import { formulaSamples } from './formula/samples.ts';
import { matchingSamples } from './matching/samples.ts';
import { numericSamples } from './numeric/samples.ts';
import { openSamples } from './open/samples.ts';
import { orderingSamples } from './ordering/samples.ts';
import { predictionSamples } from './prediction/samples.ts';

export function samplesOf(exercise: Exercise, variant: Variant, context: GradeContext): Promise<Samples<unknown>> {
  switch (exercise.kind) {
    case 'numeric':
      return numericSamples(exercise.spec, variant, context);
    case 'choice':
      return choiceSamples(exercise.spec);
    case 'code':
      return codeSamples(exercise.spec);
    case 'prediction':
      return predictionSamples(exercise.spec, variant, context);
    case 'experiment':
      return experimentSamples(exercise.spec, variant);
    case 'ordering':
      return orderingSamples(exercise.spec, variant);
    case 'formula':
      return formulaSamples(exercise.spec, variant);
    case 'open':
      return openSamples(exercise.spec);
    case 'matching':
      return matchingSamples(exercise.spec, variant);
  }
}
