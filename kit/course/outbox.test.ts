import { expect, it } from 'vitest';
import { type Outcome, outbox, outcomeOf } from './outbox.ts';

/** A course that answers when it is told to. */
function course() {
  const asked: string[] = [];
  const told: string[] = [];
  const answers: ((outcome: Outcome) => void)[] = [];
  const box = outbox<string>(
    (item) => {
      asked.push(item);
      return new Promise((resolve) => answers.push(resolve));
    },
    (outcome, item) => told.push(`${item} ${outcome}`),
    async () => {},
  );
  const answer = async (outcome: Outcome) => {
    answers.shift()?.(outcome);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { asked, told, box, answer };
}

it('one at a time, in order', async () => {
  const { asked, box, answer } = course();
  box.add('a', 'b');
  box.add('c');
  expect(asked).toEqual(['a']);
  await answer('taken');
  await answer('taken');
  expect(asked).toEqual(['a', 'b', 'c']);
});

it('what is lost is sent again before the rest; what is refused for good holds back nothing', async () => {
  const { asked, told, box, answer } = course();
  box.add('a', 'b', 'c');
  await answer('lost');
  await answer('taken');
  await answer('refused');
  expect(asked).toEqual(['a', 'a', 'b', 'c']);
  expect(told).toEqual(['a lost', 'a taken', 'b refused']);
});

it('when it is closed, what is on its way is still to be told, in front', async () => {
  const { asked, box, answer } = course();
  box.add('a', 'b', 'c');
  await answer('taken');
  expect(box.close()).toEqual(['b', 'c']);
  await answer('taken');
  box.add('d');
  expect(asked).toEqual(['a', 'b']);
});

it('begins again after it was empty', async () => {
  const { asked, box, answer } = course();
  box.add('a');
  await answer('taken');
  box.add('b');
  expect(asked).toEqual(['a', 'b']);
});

it('tells what passes from what does not', () => {
  expect([200, 204].map(outcomeOf)).toEqual(['taken', 'taken']);
  expect([400, 403, 404, 409, 413].map(outcomeOf)).toEqual(Array(5).fill('refused'));
  expect([401, 408, 429, 500, 503].map(outcomeOf)).toEqual(Array(5).fill('lost'));
});
