import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'memory',
  section: '55-2-0',
  title: { fr: 'Le mur de la mémoire', en: 'The memory wall' },
  models: [],
  exercises,
};
