import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'finetune',
  section: '55-3-1',
  title: { fr: 'Entraîner un adaptateur', en: 'Training an adapter' },
  models: ['trainer'],
  exercises,
};
