/** Answers given without experimenting, beside those that are lazy everywhere (@kit/exercises/lazy.ts). */
import type { LazyOf } from '@kit/exercises/lazy.ts';
import { STATE } from '../state.ts';
import { adapterNamed, loss } from './probes.ts';

export const lazy: Readonly<Record<string, LazyOf>> = {
  'lora.enough-rank': async ({ adapter, share }, context) => {
    const { adapter: whole } = await adapterNamed(String(adapter), context);
    return { 'in proportion': [Math.ceil(Number(share) * whole.rank)], 'the whole rank': [whole.rank] };
  },
  'lora.forgetting': async ({ adapter, language }, context) => {
    const at = (strength: number) =>
      loss(language === 'fr' ? 'fr' : 'en', { ...STATE.defaults, adapter: String(adapter), strength }, context);
    return { 'at full strength': [(await at(1)) - (await at(0))] };
  },
};
