/**
 * What the reader can set, and its form in the address:
 * `#attention?text=…&l=2&h=3&stage=softmax&q=5&k=2&c=7&off=1.3,2.1&mask=0&scale=0&t=0.8&pos=4&model=encoder&vs=…`.
 */
import {
  always,
  choice,
  decimal,
  defineState,
  flag,
  type Head,
  heads,
  index,
  type StateOf,
  text,
} from '@kit/lab/state.ts';
import { STAGES } from './logic.ts';
import { MODELS } from './pass.ts';

export const TEMPERATURE = { min: 0.1, max: 3, step: 0.1, default: 1 } as const;

const off = heads('off');

export const STATE = defineState('attention', {
  /** null: the sentence recorded with the book */
  text: text('text'),
  // always there: the head opened at first differs between languages, a link must not
  layer: always(index('l', 0)),
  head: always(index('h', 0)),
  stage: choice('stage', STAGES, 'softmax'),
  /** chosen cell; null: chosen by the lab (last query, its strongest key) */
  query: index('q', null),
  key: index('k', null),
  /** component of the d_k-vectors that is read out */
  component: index('c', null),
  /** heads switched off, in order */
  off: { ...off, read: (said) => inOrder(off.read(said) ?? []) },
  causal: flag('mask', true),
  scaled: flag('scale', true),
  temperature: decimal('t', TEMPERATURE, TEMPERATURE.default),
  /** decoder: position whose prediction is shown, null: the last; encoder: position of the hidden token, null: none */
  position: index('pos', null),
  model: choice('model', MODELS, 'decoder'),
  /** sentence to compare with; null: none */
  other: text('vs'),
});
export type LabState = StateOf<typeof STATE>;

/** By layer, then head. */
export function inOrder(some: readonly Head[]): Head[] {
  return [...some].sort((a, b) => a.layer - b.layer || a.head - b.head);
}

/** The same state, with every index inside the model and the sentence it is applied to. */
export function within(
  state: LabState,
  shape: { layers: number; heads: number; dim: number; tokens: number },
): LabState {
  const inside = (value: number | null, size: number) => (value !== null && value < size ? value : null);
  return {
    ...state,
    layer: Math.min(state.layer, shape.layers - 1),
    head: Math.min(state.head, shape.heads - 1),
    query: inside(state.query, shape.tokens),
    key: inside(state.key, shape.tokens),
    component: inside(state.component, shape.dim),
    position: inside(state.position, shape.tokens),
    off: state.off.filter(({ layer, head }) => layer < shape.layers && head < shape.heads),
  };
}
