import { drawingIndex } from '@kit/drawings/gallery.ts';
import { galleryInNode } from '@kit/drawings/node.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import { expect, it } from 'vitest';
import { EXPERIMENTS, experiment, LIMITS } from './limits.ts';
import { STATE } from './state.ts';

it('every experiment is on drawings that are shipped, with as many labels in each language', async () => {
  const gallery = await galleryInNode();
  for (const { images, labels } of Object.values(EXPERIMENTS)) {
    for (const key of images ?? []) expect(drawingIndex(gallery, key.slice(2)), key).toBeGreaterThanOrEqual(0);
    expect(new Set(LOCALES.map((locale) => new Set(labels[locale]).size)).size).toBe(1);
  }
});

it('an experiment can be linked to', () => {
  for (const limit of LIMITS) {
    const state = { ...STATE.defaults, ...experiment(limit, 'fr') };
    expect(STATE.read(STATE.write(state))).toEqual(state);
  }
});
