import { expect, test } from 'vitest';
import { heat } from '../../fixtures.ts';
import type { ExerciseOf } from '../../types.ts';
import { experiment } from './kind.ts';

const { spec } = heat as ExerciseOf<'experiment'>;

test.each([
  ['#test-dial?heat=7', '#test-dial?heat=7'],
  // what does not count is left out, as is what is hostile
  ['https://example.org/fr/55-2-2/#test-dial?seed=4&heat=7&<script>', '#test-dial?heat=7'],
  ['#test-dial?heat=70', '#test-dial'],
  ['#test-dial', '#test-dial'],
])('%j is the state %j', (answer, state) => {
  expect(experiment.parse(spec, answer)).toBe(state);
});

test.each([
  ['', 'none'],
  [null, 'none'],
  ['a text', 'noState'],
  ['#test-dialling?heat=7', 'otherLab'],
  [`#test-dial?heat=7&x=${'x'.repeat(20_000)}`, 'noState'],
])('%j is refused: %s', (answer, key) => {
  expect(experiment.parse(spec, answer)).toEqual({ refused: { key } });
});

test('an answer that an older book kept is read as a state', () => {
  const older: typeof spec = { ...spec, earlier: (draft) => (draft === 7 ? '#test-dial?heat=7' : null) };
  expect(experiment.parse(older, 7)).toBe('#test-dial?heat=7');
  expect(experiment.parse(older, 8)).toEqual({ refused: { key: 'none' } });
});
