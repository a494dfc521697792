import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'few-shot',
  section: '55-3-2',
  title: { fr: 'Apprendre d’après quelques exemples', en: 'Learning from a few examples' },
  models: ['reasoner'],
  exercises,
};
