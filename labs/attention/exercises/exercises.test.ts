/** Every exercise grades its own right, wrong and invalid answers, over many seeds; probes run on the real model. */

import { kindOf } from '@kit/exercises/kinds/index.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { variantOf } from '@kit/exercises/random.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { type GradeContext, isRefusal } from '@kit/exercises/types.ts';
import type { Runtime } from '@kit/runtime/types.ts';
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { maskOff, previousTokenHead } from './in-the-lab.ts';
import { inspect, previousShares, weight } from './probes.ts';
import { SENTENCES } from './sentences.ts';

let live: Runtime;
const open = async () => {
  live = await nodeRuntime('decoder');
  return live;
};
describeExercises(lab, open);

test('at least two are answered in the lab', () => {
  expect(lab.exercises.filter((e) => e.usesLab).length).toBeGreaterThanOrEqual(2);
});

describe('probes', () => {
  const context = (): GradeContext => ({ locale: 'en', runtime: live });

  test('under the mask the first token gives itself everything; without it, less', async () => {
    for (const sentence of SENTENCES) {
      expect(weight(await inspect(sentence, context()), 0, 0, 0, 0)).toBeCloseTo(1, 6);
      expect(weight(await inspect(sentence, context(), { causal: false }), 0, 0, 0, 0)).toBeLessThan(0.95);
    }
  });

  test('shares of the previous token are means of weights, in [0, 1], one per head', async () => {
    const measured = await inspect(SENTENCES[0], context());
    const shares = previousShares(measured);
    expect(shares.length).toBe(measured.config.layers * measured.config.heads);
    expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
    // by hand for one head: layer 1, head 2
    const rows = Array.from({ length: measured.inspection.tokens - 2 }, (_, i) => i + 2);
    const byHand = rows.map((q) => weight(measured, 0, 1, q, q - 1)).reduce((a, b) => a + b, 0) / rows.length;
    expect(shares[1]).toBeCloseTo(byHand, 12);
  });

  test('a head that does not exist is refused; credit falls with the distance to the best', async () => {
    const { kind } = kindOf(previousTokenHead);
    const variant = variantOf(previousTokenHead, 7);
    const grade = (layer: number, head: number) =>
      kind.grade(previousTokenHead.spec, variant, { locale: 'fr', texts: [String(layer), String(head)] }, context());
    expect(isRefusal(await grade(99, 1))).toBe(true);
    const measured = await inspect(String(variant.values['sentence']), context());
    const best = Math.max(...previousShares(measured));
    for (const [at, share] of previousShares(measured).entries()) {
      const result = await grade(Math.floor(at / measured.config.heads) + 1, (at % measured.config.heads) + 1);
      if (isRefusal(result)) throw new Error('refused');
      expect(result.score).toBe(share >= best - 0.002 ? 1 : share >= 0.9 * best ? 0.5 : 0);
    }
  });

  test('a percentage and a share are the same answer', async () => {
    const { kind } = kindOf(maskOff);
    const variant = variantOf(maskOff, 3);
    const [share = 0] = await maskOff.spec.solve(variant.values, context());
    for (const text of [share.toFixed(4), `${(100 * share).toFixed(2)} %`])
      expect(await kind.grade(maskOff.spec, variant, { locale: 'en', texts: [text] }, context())).toMatchObject({
        score: 1,
      });
  });
});
