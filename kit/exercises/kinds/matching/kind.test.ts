/** What each line is told, and what hostile or half-done answers are worth. */
import { expect, it } from 'vitest';
import { animals } from '../../fixtures.ts';
import { isRefusal } from '../../types.ts';
import { matching, offered } from './kind.ts';

const grade = async (answer: unknown) => {
  const parsed = matching.parse(animals.spec, answer);
  if (isRefusal(parsed)) throw new Error('refused');
  const found = await matching.grade(animals.spec, { seed: 1, values: {} }, parsed, { locale: 'en' } as never);
  if (isRefusal(found)) throw new Error('refused');
  const told = (found.parts ?? []).map(({ score, messages: [first] }) => [
    score,
    first && ('key' in first ? first.key : first.text.en),
  ]);
  const said = found.messages.map((message) => ('key' in message ? [message.key, message.values?.['count']] : []));
  return { score: found.score, told, said };
};

it('credits each line, says why a right one is right, and of a known mistake what it is', async () => {
  expect(await grade({ cow: 'moo', dog: 'woof', puppy: 'woof' })).toEqual({
    score: 1,
    told: [
      [1, 'Cows moo'],
      [1, 'Dogs bark'],
      [1, 'So do young ones'],
    ],
    said: [],
  });
  expect(await grade({ cow: 'woof', dog: 'meow', puppy: 'woof' })).toEqual({
    score: 1 / 3,
    told: [
      [0, 'another'],
      [0, 'That is a cat'],
      [1, 'So do young ones'],
    ],
    said: [['wrongMany', 2]],
  });
});

it('a line left open, or with what is not in the list, earns nothing and is told so', async () => {
  expect(await grade({ cow: 'moo', dog: '' })).toEqual({
    score: 1 / 3,
    told: [
      [1, 'Cows moo'],
      [0, 'unmatched'],
      [0, 'unmatched'],
    ],
    said: [['missingMany', 2]],
  });
  expect((await grade({ cow: 'moo', dog: 'woof', puppy: 'nonsense' })).said).toEqual([['missingOne', 1]]);
  // what every object has is no choice
  expect((await grade(JSON.parse('{"__proto__": {"cow": "moo"}, "dog": "woof"}'))).score).toBeCloseTo(1 / 3, 12);
});

it('offers all choices, the same way every time, in another order for another variant', () => {
  const ids = (seed: number) => offered(animals.spec, seed, {}).map(({ id }) => id);
  expect(ids(1)).toEqual(ids(1));
  expect([...ids(1)].sort()).toEqual(['meow', 'moo', 'woof']);
  expect(new Set(Array.from({ length: 12 }, (_, seed) => ids(seed).join())).size).toBeGreaterThan(2);
});
