import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'prune',
  section: '55-2-2',
  title: { fr: 'Moins de poids', en: 'Fewer weights' },
  models: ['compressible'],
  exercises,
};
