import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'quantise',
  section: '55-2-2',
  title: { fr: 'Moins de bits', en: 'Fewer bits' },
  models: ['compressible'],
  exercises,
};
