import type { Lab } from '@kit/labs.ts';
import { exercises } from './exercises/index.ts';

export const lab: Lab = {
  id: 'lora',
  section: '55-3-1',
  title: { fr: 'Fusionner un adaptateur LoRA', en: 'Merging a LoRA adapter' },
  models: ['adapters'],
  exercises,
};
