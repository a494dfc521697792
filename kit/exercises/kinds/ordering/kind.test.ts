/** What the blocks are told, one by one. */
import { expect, it } from 'vitest';
import { ordering } from './kind.ts';
import type { OrderingSpec } from './spec.ts';

const step = (id: string, ...after: string[]) => ({ id, text: { fr: id, en: id }, after });
const spec = { steps: () => [step('a'), step('b', 'a'), step('c', 'b')] } as unknown as OrderingSpec;

const notes = async (answer: string[]) => {
  const grade = await ordering.grade(spec, { seed: 1, values: {} }, answer, { locale: 'fr' } as never);
  if ('refused' in grade) throw new Error('refused');
  return (grade.parts ?? []).map(({ score, messages }) => [
    score,
    ...messages.map((message) => 'key' in message && message.key),
  ]);
};

it('a block in order is well placed only when all that it needs is there', async () => {
  expect(await notes(['a', 'b', 'c'])).toEqual([[1], [1], [1]]);
  expect(await notes(['b', 'c'])).toEqual([
    [1, 'lacks'],
    [1, 'lacks'],
  ]);
  expect(await notes(['a', 'c'])).toEqual([[1], [1, 'lacks']]);
  expect(await notes(['b', 'a'])).toEqual(expect.arrayContaining([[0]]));
});
