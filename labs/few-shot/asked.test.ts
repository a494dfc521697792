import { fewShotPrompt } from '@kit/tasks/few-shot.ts';
import { describe, expect, it } from 'vitest';
import { askedBy, drawnItem, itemOf, labelsOf } from './asked.ts';
import { FAMILY_IDS, STATE } from './state.ts';

const state = { ...STATE.defaultsIn('en'), k: 6, seed: 3 };

describe('the prompt of a state', () => {
  it('is the first item of the set of its seed, in its language', () => {
    expect(askedBy(state).prompt).toBe(fewShotPrompt(itemOf(state, 6, 0)));
    expect(askedBy(state).item?.language).toBe('en');
    expect(askedBy({ ...state, seed: 4 }).prompt).not.toBe(askedBy(state).prompt);
  });

  it('keeps the examples and the query in another order', () => {
    const [drawn, permuted] = [drawnItem(state), drawnItem({ ...state, order: 5 })];
    expect(permuted.examples).not.toEqual(drawn.examples);
    expect(new Set(permuted.examples)).toEqual(new Set(drawn.examples));
    expect(permuted.query).toEqual(drawn.query);
  });

  it('changes the outputs only when labels are replaced', () => {
    for (const labels of labelsOf('categories')) {
      const item = drawnItem({ ...state, labels });
      expect(item.examples.map(({ input }) => input)).toEqual(drawnItem(state).examples.map(({ input }) => input));
      expect(item.query).toEqual(drawnItem(state).query);
    }
    const swapped = drawnItem({ ...state, labels: 'swapped' }).examples;
    expect(swapped.every(({ output }, i) => output !== drawnItem(state).examples[i]?.output)).toBe(true);
  });

  it('is the reader’s own when there is one, without an item to judge it by', () => {
    expect(askedBy({ ...state, text: 'x →' })).toEqual({ typed: 'x →', prompt: 'x →', item: null });
    const typed = '- the\u0301\u200b →';
    expect(askedBy({ ...state, text: typed })).toEqual({ typed, prompt: '- thé →', item: null });
  });

  it('has labels to replace where there are few of them, in every language', () => {
    for (const family of FAMILY_IDS) {
      const few = itemOf({ family, language: 'fr', seed: 1 }, 2, 0).outputs.length > 0;
      expect(labelsOf(family).includes('swapped')).toBe(few);
    }
    // a link may ask for what a task cannot have: the labels then stay true
    const order = { ...state, family: 'order', labels: 'swapped' } as const;
    expect(askedBy(order).prompt).toBe(askedBy({ ...order, labels: 'true' }).prompt);
  });
});
