import { seededRandom } from '@kit/exercises/random.ts';
import { expect, test } from 'vitest';
import { memoised } from './memo.ts';

test('equal data are asked once, whoever asks; another language is another question', async () => {
  let calls = 0;
  const spec = memoised({
    fields: [{ label: 'x' }, { label: 'y' }],
    solve: async ({ n }: { n: number }, context: { locale: string; runtime: unknown }) => {
      calls += 1;
      return [n, context.locale];
    },
    mistakes: [{ result: (n: number) => (calls += n) }],
  });
  const context = (locale: string) => ({ locale, runtime: { open: () => calls } });
  expect(await spec.solve({ n: 2 }, context('fr'))).toEqual([2, 'fr']);
  expect(await spec.solve({ n: 2 }, context('fr'))).toEqual([2, 'fr']);
  expect(calls).toBe(1);
  expect(await spec.solve({ n: 2 }, context('en'))).toEqual([2, 'en']);
  expect(calls).toBe(2);
  expect([spec.mistakes[0]?.result(10), spec.mistakes[0]?.result(10)]).toEqual([12, 12]);
  expect(spec.fields.map(({ label }) => label)).toEqual(['x', 'y']);
});

test('a stream of draws goes on, and a failure is tried again', async () => {
  let fails = true;
  const spec = memoised({
    make: (random: ReturnType<typeof seededRandom>) => random.uniform(),
    ask: async (_: number) => {
      if (fails) throw new Error('no');
      return 1;
    },
  });
  const random = seededRandom(1);
  expect(spec.make(random)).not.toBe(spec.make(random));
  await expect(spec.ask(1)).rejects.toThrow('no');
  fails = false;
  expect(await spec.ask(1)).toBe(1);
});
