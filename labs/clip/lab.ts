import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'clip',
  section: '55-1-3',
  title: { fr: 'Classer sans exemple', en: 'Zero-shot classification' },
  models: ['clip'],
  exercises,
};
