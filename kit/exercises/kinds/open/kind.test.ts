/** An open answer: what is one, and that what its reader says of it goes nowhere but back to the form. */
import { expect, it } from 'vitest';
import * as fixtures from '../../fixtures.ts';
import { type Exercise, type ExerciseOf, isRefusal } from '../../types.ts';
import { isCounted } from '../index.ts';
import { open, readOpen, wordsIn } from './kind.ts';

const { spec } = fixtures.essay as ExerciseOf<'open'>;
const text = 'The air scatters short waves.';

it('too short or too long an answer is none, whatever is ticked', () => {
  expect(open.parse(spec, { locale: 'en', text: ' … ', met: [0] })).toEqual({ refused: { key: 'empty' } });
  expect(open.parse(spec, { locale: 'en', text: 'It is blue, so.', met: [] })).toEqual({
    refused: { key: 'short', values: { words: 5 } },
  });
  expect(open.parse(spec, { locale: 'en', text })).toEqual({ locale: 'en', text, met: [] });
  expect(isRefusal(open.parse(spec, { locale: 'en', text: 'mot '.repeat(1300) }))).toBe(true);
});

it('counts words in any script, and no signs', () => {
  expect(wordsIn('L’état pèse 16 octets — ou 18 ?')).toBe(7);
  expect(wordsIn(' \n*$ ')).toBe(0);
});

it('ticks that the rubric does not have are left out, each is there once', () => {
  const met = (ticks: unknown) => readOpen(spec, { locale: 'fr', text, met: ticks })?.met;
  expect(met([1, 0, 1])).toEqual([0, 1]);
  expect(met([7, -1, '0', 0.5])).toEqual([]);
  expect(met('01')).toEqual([]);
});

it('says how much of the rubric was found, or asks to look', async () => {
  const said = async (met: number[]) => {
    const grade = await open.grade(spec, { seed: 0, values: {} }, { locale: 'en', text, met }, {} as never);
    return isRefusal(grade) ? grade : [grade.score, ...grade.messages];
  };
  expect(await said([])).toEqual([0, { key: 'compare' }]);
  expect(await said([1])).toEqual([0.5, { key: 'found', values: { count: 1, total: 2 } }]);
});

it('is the one kind that is not counted', () => {
  const one = Object.values(fixtures).filter(
    (value): value is Exercise => typeof value === 'object' && 'kind' in value,
  );
  expect(one.length).toBeGreaterThan(8);
  expect(new Set(one.filter((exercise) => !isCounted(exercise)).map(({ kind }) => kind))).toEqual(new Set(['open']));
});
