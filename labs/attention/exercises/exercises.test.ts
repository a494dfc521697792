/** Every exercise grades its own right, wrong and invalid answers, over many seeds; probes run on the real model. */

import { noRuntime } from '@kit/exercises/check.ts';
import { kindOf } from '@kit/exercises/kinds/index.ts';
import { paramsOf, parseMarkup } from '@kit/exercises/markup.ts';
import { variantOf, variantSeed } from '@kit/exercises/random.ts';
import { type Exercise, type GradeContext, isRefusal } from '@kit/exercises/types.ts';
import { LOCALES, type Localized } from '@kit/i18n/index.ts';
import type { Runtime } from '@kit/runtime/types.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { maskOff, previousTokenHead } from './in-the-lab.ts';
import { exercises } from './index.ts';
import { nodeRuntime } from './node-runtime.ts';
import { inspect, previousShares, weight } from './probes.ts';
import { SENTENCES } from './sentences.ts';

const SEEDS = Array.from({ length: 24 }, (_, i) => variantSeed('a-learner', 'any', i));
let live: Runtime;
beforeAll(async () => {
  live = await nodeRuntime();
});

const contextFor = (exercise: Exercise): GradeContext => ({
  locale: 'fr',
  runtime: exercise.models ? live : noRuntime,
});
/** Programs need a browser: code.browser.test.ts runs the same checks there. */
const gradable = exercises.filter((exercise) => exercise.kind !== 'code');

describe.each(gradable.map((exercise) => [exercise.id, exercise] as const))('%s', (_, exercise) => {
  const { kind } = kindOf(exercise);

  test('right answers score 1, wrong ones less, invalid ones are refused with a sentence', async () => {
    const context = contextFor(exercise);
    for (const seed of SEEDS) {
      const variant = variantOf(exercise, seed);
      const { right, wrong, invalid } = await kind.samples(exercise.spec, variant, context);
      expect(right.length * wrong.length * invalid.length).toBeGreaterThan(0);
      const score = async (answer: unknown) => {
        const parsed = kind.parse(exercise.spec, answer);
        expect(isRefusal(parsed), JSON.stringify([answer, parsed])).toBe(false);
        const grade = await kind.grade(exercise.spec, variant, parsed, context);
        if (isRefusal(grade)) throw new Error(JSON.stringify(grade));
        expect(grade.messages.every((m) => 'text' in m || LOCALES.every((l) => kind.strings[l][m.key]))).toBe(true);
        return grade.score;
      };
      for (const answer of right) expect(await score(answer), `right ${JSON.stringify([answer, variant])}`).toBe(1);
      for (const answer of wrong)
        expect(await score(answer), `wrong ${JSON.stringify([answer, variant])}`).toBeLessThan(1);
      for (const answer of invalid) {
        const refusal = kind.parse(exercise.spec, answer);
        if (!isRefusal(refusal) || !('key' in refusal.refused)) throw new Error(`accepted ${JSON.stringify(answer)}`);
        for (const locale of LOCALES) expect(kind.strings[locale][refusal.refused.key]).toMatch(/\S/);
      }
    }
  });

  test('the same seed gives the same variant, and learners do not all get the same', () => {
    const values = SEEDS.map((seed) => JSON.stringify(variantOf(exercise, seed).values));
    expect(SEEDS.map((seed) => JSON.stringify(variantOf(exercise, seed).values))).toEqual(values);
    if (exercise.variant) expect(new Set(values).size).toBeGreaterThan(5);
  });

  test('no known mistake is right by accident', async () => {
    if (exercise.kind !== 'numeric' || exercise.models) return;
    const context = contextFor(exercise);
    for (const seed of SEEDS) {
      const variant = variantOf(exercise, seed);
      const { wrong } = await kind.samples(exercise.spec, variant, context);
      // two blind ones, and every mistake
      expect(wrong.length).toBe(2 + (exercise.spec.mistakes?.length ?? 0));
    }
  });
});

describe('texts', () => {
  const textsOf = (exercise: Exercise): Localized[] => [
    exercise.statement,
    exercise.solution,
    ...exercise.hints,
    ...(exercise.kind === 'numeric' ? (exercise.spec.mistakes ?? []).map((m) => m.text) : []),
    ...(exercise.kind === 'choice' ? exercise.spec.options.flatMap((o) => [o.text, o.correction]) : []),
  ];
  test.each(exercises.map((exercise) => [exercise.id, exercise] as const))(
    '%s: markup is sound and every value exists',
    (_, exercise) => {
      const known = new Set([...Object.keys(variantOf(exercise, 1).values), 'answer']);
      for (const text of textsOf(exercise))
        for (const locale of LOCALES) {
          expect(parseMarkup(text[locale]).length).toBeGreaterThan(0);
          expect(paramsOf(text[locale]).filter((name) => !known.has(name))).toEqual([]);
        }
    },
  );

  test.each(exercises.map((exercise) => [exercise.id, exercise] as const))(
    '%s: both languages use the same values',
    (_, exercise) => {
      for (const text of textsOf(exercise))
        expect([...new Set(paramsOf(text.en))].sort()).toEqual([...new Set(paramsOf(text.fr))].sort());
    },
  );

  test('ids are unique and belong to the lab; at least two are answered in it', () => {
    expect(new Set(exercises.map((e) => e.id)).size).toBe(exercises.length);
    expect(exercises.every((e) => /^attention\.[a-z-]+$/.test(e.id))).toBe(true);
    expect(exercises.filter((e) => e.usesLab).length).toBeGreaterThanOrEqual(2);
  });
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
