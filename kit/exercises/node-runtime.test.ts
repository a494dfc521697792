import { expect, it } from 'vitest';
import { remembered } from './node-runtime.ts';

it('an answer is computed once, a failure is tried again', async () => {
  let calls = 0;
  const model = remembered({
    double: async (x: number) => {
      calls += 1;
      if (calls === 1) throw new Error('not yet');
      return 2 * x;
    },
  });
  await expect(model.double(4)).rejects.toThrow('not yet');
  expect([await model.double(4), await model.double(4), calls]).toEqual([8, 8, 2]);
  expect(await model.double(5)).toBe(10);
});
