/** What the lab lets one say, and what it does not. */
import { defineExercise } from '@kit/exercises/types.ts';
import { STATE } from '../state.ts';
import { frame, text } from './texts.ts';

const TRUE = ['luck', 'dependent', 'both'] as const;
const FALSE = ['mirage', 'zero', 'larger'] as const;

export const verdict = defineExercise({
  id: 'emergence.verdict',
  level: 2,
  paragraph: 'known-in-2026',
  kind: 'choice',
  usesLab: true,
  ...frame((t) => t.verdict),
  labHash: () => STATE.hash({ ...STATE.defaults, digits: 2 }),
  spec: {
    several: true,
    options: [...TRUE, ...FALSE].map((name) => ({
      text: text((t) => t.verdict.options[name].text),
      correction: text((t) => t.verdict.options[name].correction),
      right: TRUE.some((own) => own === name),
    })),
  },
});
