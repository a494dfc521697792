/** Every exercise grades its own right, wrong and invalid answers, over many seeds; probes run on the real model. */

import { drawingIndex, GROUPS } from '@kit/drawings/gallery.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import type { GradeContext } from '@kit/exercises/types.ts';
import type { Runtime } from '@kit/runtime/types.ts';
import { describe, expect, test, vi } from 'vitest';
import { lab } from '../lab.ts';
import { drawingOf, SUBJECTS } from './material.ts';
import { cosinesOf, dropsOf, probabilitiesOf, sharesOf } from './probes.ts';

const sheet = await vi.hoisted(async () => (await import('@kit/drawings/node.ts')).galleryInNode());
vi.mock('@kit/drawings/page.ts', () => ({ openGallery: async () => sheet }));

let live: Runtime;
const open = async () => {
  live ??= await nodeRuntime('clip');
  return live;
};
// every variant of the last ones encodes some hundreds of images
describeExercises(lab, open, 3);

test('at least half are answered by experimenting', () => {
  expect(lab.exercises.filter((e) => e.usesLab).length).toBeGreaterThanOrEqual(lab.exercises.length / 2);
});

test('every drawing of the exercises is shipped', () => {
  for (const subject of SUBJECTS)
    expect(drawingIndex(sheet, drawingOf(subject)), subject.code).toBeGreaterThanOrEqual(0);
  expect(Object.keys(GROUPS)).toEqual(expect.arrayContaining(sheet.concepts.map(({ group }) => String(group))));
});

describe('probes', () => {
  const context = async (): Promise<GradeContext> => ({ locale: 'en', runtime: await open() });
  const id = drawingOf(SUBJECTS[0]!);

  test('probabilities are exp(s/τ) over their sum, and follow the temperature', async () => {
    const labels = ['un chat', 'a car', 'une pizza'];
    const cosines = await cosinesOf(id, labels, '{}', await context());
    const weights = [...cosines].map((s) => Math.exp(s / 0.2));
    const total = weights.reduce((a, b) => a + b, 0);
    const found = await probabilitiesOf(id, labels, '{}', 0.2, await context());
    for (const [i, weight] of weights.entries()) expect(found[i]).toBeCloseTo(weight / total, 10);
  });

  test('shares of the patches sum to 1; hiding nothing that counts loses little', async () => {
    const shares = await sharesOf(id, await context());
    expect(shares.length).toBe(64);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
    const drops = await dropsOf(id, 'un chat', await context());
    expect(drops.length).toBe(64);
    expect(Math.max(...drops)).toBeGreaterThan(Math.abs(drops[0] ?? 0));
  });
});
