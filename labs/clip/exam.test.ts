import type { Concept } from '@kit/drawings/gallery.ts';
import { expect, it } from 'vitest';
import { examOf, gridOf, READABLE } from './exam.ts';

const concept = (code: string, group: Concept['group'], heldOut: boolean): Concept => ({
  code,
  group,
  heldOut,
  names: { fr: code, en: code },
});
const concepts = [concept('a', 3, true), concept('b', 3, false), concept('c', 4, true), concept('d', 3, true)];
const drawings = [0, 1, 2, 3, 0].map((of, i) => ({
  id: `${concepts[of]?.code}.s${i}`,
  concept: of,
  set: `s${i}`,
  unseen: concepts[of]?.heldOut ? ('concept' as const) : ('style' as const),
}));

it('asks only about what was never trained on', () => {
  expect(examOf({ concepts, drawings }, 'concept', null)).toEqual({
    concepts: [0, 2, 3],
    drawings: [0, 2, 3, 4],
    truths: [0, 1, 2, 0],
  });
  expect(examOf({ concepts, drawings }, 'concept', 3)).toEqual({
    concepts: [0, 3],
    drawings: [0, 3, 4],
    truths: [0, 1, 0],
  });
  expect(examOf({ concepts, drawings }, 'style', null)).toEqual({ concepts: [1], drawings: [1], truths: [0] });
});

it('few classes: one row each; many: one row per group', () => {
  const exam = examOf({ concepts, drawings }, 'concept', null);
  const few = gridOf(exam, [{ truth: 0, predicted: 2 }], concepts);
  expect(few.entries.map((entry) => entry.concept?.code)).toEqual(['a', 'c', 'd']);
  expect([...few.counts]).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0]);

  const many = Array.from({ length: READABLE + 1 }, (_, i) => concept(`k${i}`, i % 2 ? 4 : 3, true));
  const each = many.map(({ code }, i) => ({ id: `${code}.s`, concept: i, set: 's', unseen: 'concept' as const }));
  const all = examOf({ concepts: many, drawings: each }, 'concept', null);
  const grid = gridOf(
    all,
    [
      { truth: 1, predicted: 2 },
      { truth: 1, predicted: 3 },
    ],
    many,
  );
  expect(grid.entries.map(({ group }) => group)).toEqual([3, 4]);
  expect([...grid.counts]).toEqual([0, 0, 1, 1]);
});
