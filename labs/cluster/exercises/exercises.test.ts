/** Every exercise grades its own right, wrong and invalid answers, over many variants; no model is asked. */
import { noRuntime } from '@kit/exercises/check.ts';
import { numeric } from '@kit/exercises/kinds/numeric/kind.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { bubble } from './by-hand.ts';

describeExercises(lab, async () => noRuntime);

test('the bubble as a share of the work is told from that of the time, in every variant', async () => {
  const context = { locale: 'en', runtime: noRuntime } as const;
  for (const stages of [4, 6, 8, 12, 16])
    for (const slices of [2, 3, 4])
      for (let batch = 1; batch <= 8; batch += 1) {
        const values = { stages, slices, microBatches: stages * batch };
        const mistaken = (stages - 1) / (slices * values.microBatches);
        const right = mistaken / (1 + mistaken);
        for (const [value, score] of [
          [mistaken, 0],
          [right, 1],
        ] as const) {
          const answer = { locale: 'en', texts: [`${100 * value}%`] } as const;
          const grade = await numeric.grade(bubble.spec, { values, seed: 0 }, answer, context);
          expect(grade, JSON.stringify(values)).toMatchObject({ score });
        }
      }
});
