import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'cluster',
  section: '55-2-1',
  title: { fr: 'Une grappe dans la page', en: 'A cluster in the page' },
  models: [],
  exercises,
};
