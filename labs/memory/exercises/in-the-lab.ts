/** Exercises answered by turning the lab's knobs. */
import { defineExercise } from '@kit/exercises/types.ts';
import { plan, smallest } from '../logic.ts';
import { type LabState, STATE } from '../state.ts';
import { STRINGS } from '../strings/index.ts';
import { frame, text } from './texts.ts';

type Asked = { readonly model: string; readonly zero: number; readonly card: number; readonly optimiser: string };

const stateOf = ({ model, zero, card, optimiser }: Asked): LabState => ({
  ...STATE.defaults,
  model: model as LabState['model'],
  zero: zero as LabState['zero'],
  card,
  optimiser: optimiser as LabState['optimiser'],
  recomputed: 'full',
});

export const fewest = defineExercise({
  id: 'memory.fewest',
  level: 2,
  paragraph: 'share-or-shrink',
  kind: 'numeric',
  usesLab: true,
  ...frame((t) => t.fewest),
  variant: (random) => ({
    model: random.pick(['llama8', 'llama70', 'mixtral', 'gpt3']),
    zero: random.pick([1, 2, 3]),
    card: random.pick([24, 40, 80, 141]),
    optimiser: random.pick(['adamw', 'adam8']),
  }),
  words: ({ model, optimiser }, locale) => ({
    name: STRINGS[locale].models[model as LabState['model']],
    recipe: STRINGS[locale].optimisers[optimiser as LabState['optimiser']],
  }),
  labHash: (asked) => STATE.hash(stateOf(asked)),
  spec: {
    fields: [
      { label: text((t) => t.fewest.gpus), integer: true, min: 1 },
      { label: text((t) => t.fewest.fullest), unit: text((t) => t.giga), min: 0 },
    ],
    tolerance: { kind: 'relative', value: 0.01 },
    digits: 4,
    solve(asked: Asked) {
      const state = stateOf(asked);
      const { gpus, fullest } = plan({ ...state, ...smallest(state) });
      return [gpus, fullest.total / 1e9];
    },
  },
});

const SAME = ['zero', 'adam8', 'lora'] as const;
const LESS = ['full', 'tensor', 'batch'] as const;

export const untouched = defineExercise({
  id: 'memory.untouched',
  level: 1,
  paragraph: 'activations',
  kind: 'choice',
  ...frame((t) => t.untouched),
  spec: {
    several: true,
    options: [...SAME, ...LESS].map((name) => ({
      text: text((t) => t.untouched.options[name].text),
      correction: text((t) => t.untouched.options[name].correction),
      right: SAME.some((own) => own === name),
    })),
  },
});
