import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'emergence',
  section: '55-1-2',
  title: { fr: 'Émergence ou mirage', en: 'Emergence or mirage' },
  models: ['adders'],
  exercises,
};
