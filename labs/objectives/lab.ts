import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'objectives',
  section: '55-1-1',
  title: { fr: 'Deux façons d’apprendre', en: 'Two ways of learning' },
  models: ['decoder', 'encoder'],
  exercises,
};
