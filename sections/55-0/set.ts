import type { ExerciseSet } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const set: ExerciseSet = { id: '55-0', exercises };
