import type { Lab } from '@kit/labs.ts';

export const lab: Lab = {
  id: '{{id}}',
  section: '{{section}}',
  title: { fr: '{{fr}}', en: '{{en}}' },
  models: ['decoder'],
  exercises: [],
};
