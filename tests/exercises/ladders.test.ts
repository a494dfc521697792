/**
 * Ladders: what their texts work out is worked out again, with the parser that reads what a reader types; the answer of
 * each worked example, found by hand, is the one that the exercise grades right.
 */
import { noRuntime } from '@kit/exercises/check.ts';
import { parseNumber } from '@kit/exercises/number.ts';
import type { Exercise, ExerciseOf, GradeContext, Values } from '@kit/exercises/types.ts';
import { inWords, variantAt } from '@kit/exercises/variants.ts';
import { formatNumber, LOCALES, type Locale } from '@kit/i18n/index.ts';
import { interpolate } from '@kit/i18n/interpolate.ts';
import { describe, expect, test } from 'vitest';
import { EXERCISE_SETS, findExercise } from '../../src/components/book/labs.ts';

/** The values of each example, and its answers as the text gives them. */
const WORKED: Readonly<Record<string, readonly [Values, readonly number[]]>> = {
  '55-0.sharing': [{ platform: 12.5, adaptation: 1, project: 4 }, [5]],
  '55-0.compute': [{ parameters: 2, tokens: 50 }, [0.6]],
  '55-0.cards': [{ parameters: 100, bytes: 2, card: 48 }, [5]],
  '55-3-1.first-step': [{ a: [1, 2, 1], x: [2, 1, -1], alpha: 2, gradient: 1, rate: 0.1 }, [-3.6]],
  '55-3-1.bias-correction': [{ beta1: 0.5, beta2: 0.8, t: 2 }, [1.25]],
  '55-3-1.optimizer-bytes': [{ layers: 10, width: 1000, rank: 10 }, [1.92, 0.2688]],
  'attention.softmax-row': [{ dk: 4, root: 2, count: 3, scores: [4, 2, 0], key: 2 }, [0.2447]],
  'attention.dot-product-spread': [{ dk: 9 }, [3]],
  'attention.parameter-count': [{ blocks: 0.24, embeddings: 0.12, vocabulary: 1000, width: 100 }, [0.36]],
  'attention.masked-tokens': [{ tokens: 200, chosen: 30 }, [24, 3, 3]],
  'chain.every-step': [{ steps: 4, sure: 0.9, missed: 0.1 }, [0.6561]],
  'chain.three-voters': [{ right: 0.9, wrong: 0.1 }, [0.972]],
  'clip.patch-count': [{ patch: 8, width: 32, height: 24, columns: 4, rows: 3 }, [12, 144]],
  'clip.caption-probability': [{ temperature: 0.2, quotients: [2, 1, 3], caption: 1 }, [0.2447]],
  'cluster.ring': [{ billions: 2, bytes: 4, gpus: 4 }, [12]],
  'cluster.hide': [{ gpus: 4, network: 10, power: 120 }, [6000]],
  'cluster.bubble': [{ stages: 3, microBatches: 6, slices: 2 }, [0.1429]],
  'cluster.kept': [{ stages: 4, microBatches: 8, stage: 2 }, [3]],
  'cluster.tensor': [{ blocks: 10, width: 1000, length: 500, gpus: 4 }, [0.06]],
  'cluster.three': [{ billions: 10, tensor: 2, pipeline: 2, gpus: 24 }, [6, 40]],
  'emergence.needed': [{ share: 50, length: 2 }, [25, 70.71]],
  'few-shot.break-even': [{ examples: 50, corpus: 10_000, epochs: 2 }, [1200]],
  'few-shot.bayes': [{ against: 4, ratio: 2, read: 3 }, [0.6667]],
  'lora.parameter-count': [{ layers: 2, width: 100, rank: 3 }, [3600]],
  'memory.state': [{ billions: 2, gradient: 4, moment: 4 }, [36]],
  'memory.activations': [{ layers: 2, width: 1000, heads: 10, length: 100, batch: 3 }, [0.0234]],
  'memory.utilisation': [{ billions: 10, gpus: 100, peak: 300, read: 200 }, [0.4]],
  'memory.zero': [{ billions: 2, gpus: 4, stage: 1 }, [14]],
  'memory.cache': [{ layers: 2, groups: 4, width: 100, length: 1000, sequences: 100 }, [0.32]],
  'objectives.passes': [{ tokens: 4 }, [1, 4]],
  'prune.storage': [{ rows: 20, columns: 40, percent: 50, bits: 8 }, [0.5]],
  'quantise.by-hand': [{ bits: 2, low: -0.5, high: 1, weight: 0.6 }, [2, 0.5]],
  'quantise.bits-per-weight': [{ billions: 1, bits: 5, group: 21 }, [6, 0.75]],
  'scaling.twenty': [{ mantissa: 1.2, power: 20 }, [1, 20]],
  'scaling.formula': [{ mantissa: 6, power: 17 }, [0.062, 26]],
  'scaling.payback': [{ large: 2, tokens: 40, small: 1, more: 97.1 }, [21.4, 51.3]],
};
/** Said in words, « un milliard de paramètres », or in the text’s own unit. */
const IN_WORDS = new Set(['scaling.twenty', 'scaling.formula', 'memory.utilisation', 'objectives.passes']);
/** Its example has another exponent than the two of the exercise. */
const OWN_EXPONENT = 'scaling.decade';

const all: readonly Exercise[] = EXERCISE_SETS.flatMap(({ exercises }) => exercises);
const laddered = all.flatMap((one) => (one.ladder ? [[one.id, one, one.ladder] as const] : []));
const CONTEXT: GradeContext = { locale: 'fr', runtime: noRuntime };

const numberIn = (text: string, locale: Locale) => parseNumber(text, locale)?.value ?? Number.NaN;
/** « 12 / 4 = 3 » : numbers and signs on the left, a number on the right */
const EQUATION = /([\d(−][\d\s,.()×/+−]*?)\s=\s(−?[\d\u202f,.]*\d)/g;
/** « 8 / 4, puis l’entier au-dessus » */
const WORDS = /[\p{L}$]/u;
/** Half a unit of the last digit that is shown. */
function shownTo(text: string, locale: Locale): number {
  const [, decimals = ''] = text.split(locale === 'fr' ? ',' : '.');
  return 0.5 * 10 ** -decimals.length + 1e-9;
}

describe.each(laddered)('%s', (id, exercise, ladder) => {
  test.each(LOCALES)('%s: every equation of the example holds', (locale) => {
    for (const [, left = '', right = ''] of ladder.worked[locale].matchAll(EQUATION))
      expect(Math.abs(numberIn(left, locale) - numberIn(right, locale)), `${left} = ${right}`).toBeLessThanOrEqual(
        shownTo(right, locale),
      );
  });

  test.runIf(id !== OWN_EXPONENT)('the answer of the example is the one that is graded right', async () => {
    const [values, answers] = WORKED[id] ?? [{}, []];
    const right = await (exercise as ExerciseOf<'numeric'>).spec.solve(values, CONTEXT);
    expect(right.length).toBe(answers.length);
    for (const [i, answer] of answers.entries()) {
      expect(Math.abs((right[i] ?? Number.NaN) - answer)).toBeLessThanOrEqual(shownTo(String(answer), 'en'));
      if (!IN_WORDS.has(id))
        for (const locale of LOCALES)
          expect(ladder.worked[locale].replaceAll('−', '-')).toContain(
            formatNumber(locale, answer, { maximumSignificantDigits: 6 }).replace('−', '-'),
          );
    }
  });

  test('a last line without words gives the answer', async () => {
    const last = ladder.gaps.at(-1)?.fill;
    for (const locale of LOCALES)
      for (let variant = 0; variant < 8; variant++) {
        const drawn = variantAt(exercise, 'a reader', { variant, since: 0 });
        const { values } = inWords(exercise, drawn, locale);
        const line = interpolate(locale, last?.[locale] ?? '', values).replace(/\.$/, '');
        if (WORDS.test(line)) continue;
        const worked = numberIn(line, locale);
        const right = await (exercise as ExerciseOf<'numeric'>).spec.solve(drawn.values, CONTEXT);
        expect(
          right.some((one) => Math.abs(one / worked - 1) < 1e-9),
          `${worked} of ${right}`,
        ).toBe(true);
      }
  });
});

test('a factor of 4 with an exponent of 0.05', () => {
  expect(4 ** -0.05).toBeCloseTo(0.933, 4);
  for (const [locale, fall] of [
    ['fr', '6,7'],
    ['en', '6.7'],
  ] as const)
    expect(findExercise(OWN_EXPONENT)?.ladder?.worked[locale]).toContain(fall);
});

test('the table has an example for every ladder, and no other', () => {
  expect([...Object.keys(WORKED), OWN_EXPONENT].sort()).toEqual(laddered.map(([id]) => id).sort());
  for (const id of IN_WORDS) expect(findExercise(id)?.ladder).toBeDefined();
});
