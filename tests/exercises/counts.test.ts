/** How many exercises the book has, of what kind, and the paragraph each sends its reader back to. */
import type { Exercise } from '@kit/exercises/types.ts';
import { variantAt } from '@kit/exercises/variants.ts';
import { paramsOf } from '@kit/lab/address.ts';
import { describe, expect, test } from 'vitest';
import { findExercise, LABS, setOfExercise } from '../../src/components/book/labs.ts';
import { CHAPTERS, skeleton } from '../chapters/source.ts';

interface Placed {
  readonly section: string;
  readonly exercise: Exercise;
}

const states = import.meta.glob<{ STATE: { readonly address: string } }>('/labs/*/state.ts', { eager: true });
const french = CHAPTERS.filter(({ locale }) => locale === 'fr');
const placed = french.flatMap((chapter) =>
  [...chapter.source.matchAll(/<Exercise id="([^"]+)"/g)].map(([, id = '']): Placed => {
    const exercise = findExercise(id);
    if (!exercise) throw new Error(`no exercise ${id}`);
    return { section: chapter.slug, exercise };
  }),
);
const named = placed.map((one) => [one.exercise.id, one] as const);

/** a number, a state of the lab: no list to choose from */
const FREE = new Set<Exercise['kind']>(['numeric', 'experiment']);
const count = (which: (one: Placed) => boolean) => placed.filter(which).length;

describe('enough exercises', () => {
  test('120 in the book', () => expect(placed.length).toBeGreaterThanOrEqual(120));
  test.each([...new Set(placed.map(({ section }) => section))])('8 in %s', (slug) =>
    expect(count(({ section }) => section === slug)).toBeGreaterThanOrEqual(8),
  );
  test.each([
    ['code', 15],
    ['prediction', 3],
    ['experiment', 4],
    ['matching', 3],
    ['formula', 3],
    ['open', 3],
  ] as const)('of the kind %s, %i', (kind, least) =>
    expect(count(({ exercise }) => exercise.kind === kind)).toBeGreaterThanOrEqual(least),
  );
  test('a third answered only by experimenting, without those that offer the answer among others', () => {
    const found = ({ exercise }: Placed) => exercise.usesLab === true && FREE.has(exercise.kind);
    expect(count(found)).toBeGreaterThanOrEqual(placed.length / 3);
  });
  test('every number that is worked out on paper has a ladder up to it', () => {
    const onPaper = placed.filter(({ exercise }) => exercise.kind === 'numeric' && !exercise.usesLab);
    expect(onPaper.length).toBeGreaterThanOrEqual(30);
    expect(onPaper.filter(({ exercise }) => !exercise.ladder).map(({ exercise }) => exercise.id)).toEqual([]);
  });
  test('some of every level', () => {
    for (const level of [1, 2, 3])
      expect(count(({ exercise }) => exercise.level === level)).toBeGreaterThanOrEqual(placed.length / 6);
  });
});

test.each(named.filter(([, { exercise }]) => exercise.usesLab))(
  '%s is answered in a lab of its own page, and its link opens no other',
  (id, { section, exercise }) => {
    const lab = LABS.find(({ id: folder }) => folder === setOfExercise(id)?.id);
    expect(lab?.section).toBe(section);
    const { values } = variantAt(exercise, '', { variant: 0, since: 0 });
    const { address } = states[`/labs/${lab?.id}/state.ts`]?.STATE ?? { address: '' };
    if (exercise.labHash) expect(paramsOf(address, exercise.labHash(values, 'fr'))).not.toBeNull();
  },
);

test.each(named)('%s sends back to a paragraph of its page', (_, { section, exercise }) => {
  const chapter = french.find(({ slug }) => slug === section);
  // « ## anchor »; the same in every language (chapters.test.ts)
  const anchors = chapter ? skeleton(chapter)['headings']?.map((heading) => heading.split(' ')[1]) : [];
  expect(anchors).toContain(exercise.paragraph);
});
