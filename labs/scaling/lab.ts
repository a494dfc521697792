import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'scaling',
  section: '55-1-2',
  title: { fr: 'Prédire une perte', en: 'Predicting a loss' },
  models: ['scaling'],
  exercises,
};
