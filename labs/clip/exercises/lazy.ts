/** Answers given without experimenting, beside those that are lazy everywhere (@kit/exercises/lazy.ts). */
import type { LazyOf } from '@kit/exercises/lazy.ts';

const even: LazyOf = ({ labels }) => ({
  'the same for every label': [1 / (Array.isArray(labels) ? labels.length : 1)],
});
const MIDDLE = { 'a patch in the middle': [4, 4], 'the next one': [5, 5] };

export const lazy: Readonly<Record<string, LazyOf>> = {
  'clip.temperature': even,
  'clip.template': even,
  'clip.looked-patch': () => MIDDLE,
  'clip.hidden-patch': () => MIDDLE,
};
