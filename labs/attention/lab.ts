import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'attention',
  section: '55-1-1',
  title: { fr: 'Explorer l’attention', en: 'Attention explorer' },
  models: ['decoder', 'encoder'],
  exercises,
};
