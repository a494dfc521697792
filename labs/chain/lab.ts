import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'chain',
  section: '55-3-2',
  title: { fr: 'Penser par écrit', en: 'Thinking in writing' },
  models: ['reasoner'],
  exercises,
};
