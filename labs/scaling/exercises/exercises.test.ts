/** Every exercise grades its own right, wrong and invalid answers; what they know of the family is its card. */
import { noRuntime } from '@kit/exercises/check.ts';
import { numeric } from '@kit/exercises/kinds/numeric/kind.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { family } from '../recorded.ts';
import { decade, payback } from './by-hand.ts';
import { FAMILY } from './family.ts';

describeExercises(lab, async () => noRuntime);

test('the losses are those of the card', async () => {
  const card = await family();
  const bare = { ...card, bytes: [], runs: card.runs.map((run) => ({ ...run, novels: [] })) };
  expect(FAMILY).toEqual(bare);
});

test('a dozen, half of which need the lab; one is a program, four are done by hand', () => {
  expect(lab.exercises).toHaveLength(12);
  expect(2 * lab.exercises.filter(({ usesLab }) => usesLab).length).toBeGreaterThanOrEqual(12);
  expect(lab.exercises.filter(({ kind }) => kind === 'code')).toHaveLength(1);
  expect(lab.exercises.filter(({ kind, usesLab }) => kind === 'numeric' && !usesLab)).toHaveLength(4);
});

test.each([
  // 6·42·1870 over 6·70·1050 is 1.06857…; 115^(−0.095) is 0.63714
  [
    payback,
    { large: 70, tokens: 1050, small: 42, more: 1870 },
    [/^6,857\s%$/, /^540\s/],
    [['6,86', '6,86 %'], ['540']],
  ],
  [decade, { resource: 1, factor: 115 }, [/^36,29\s%$/], [['36,3', '36,3 %']]],
])('$id asks for a percentage, and shows one', async ({ spec }, values, shown, typed) => {
  const context = { locale: 'fr', runtime: noRuntime } as const;
  const variant = { values, seed: 0 };
  expect(await numeric.answers?.(spec, variant, context)).toEqual(shown.map((one) => expect.stringMatching(one)));
  for (const first of typed[0] ?? [])
    expect(
      await numeric.grade(spec, variant, { locale: 'fr', texts: [first, ...typed.slice(1).flat()] }, context),
    ).toMatchObject({ score: 1 });
});
