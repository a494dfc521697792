/** Answers with which every numeric exercise tests its own grader. */
import type { Locale } from '../../../i18n/index.ts';
import type { GradeContext, Samples, Variant } from '../../types.ts';
import type { NumericAnswer } from './answer.ts';
import { within } from './kind.ts';
import type { NumericSpec } from './spec.ts';

export async function numericSamples(
  spec: NumericSpec,
  { values }: Variant,
  context: GradeContext,
): Promise<Samples<NumericAnswer>> {
  const expected = await spec.solve(values, context);
  const write = (locale: Locale, numbers: readonly number[]): NumericAnswer => ({
    locale,
    texts: numbers.map((n) => String(n).replace('.', locale === 'fr' ? ',' : '.')),
  });
  const off = (value: number, i: number) => {
    const allowed = spec.tolerance.kind === 'absolute' ? spec.tolerance.value : spec.tolerance.value * Math.abs(value);
    return spec.fields[i]?.integer ? Math.ceil(value + 1.5 * allowed) : value + 1.5 * allowed;
  };
  const misses: (readonly number[])[] = spec.misses
    ? [...(await spec.misses(values, context))]
    : [expected.map(off), expected.map((v) => 1000 * v + 1)];
  for (const { result } of spec.mistakes ?? []) {
    const mistaken = await result(values, context);
    // on a live model, a mistake may happen to give the right number
    if (!mistaken.every((n, i) => within(n, expected[i] as number, spec.tolerance))) misses.push(mistaken);
  }
  return {
    right: [write('fr', expected), write('en', expected)],
    wrong: misses.map((numbers) => write('en', numbers)),
    invalid: [null, 42, {}, { locale: 'fr', texts: [] }, { locale: 'fr', texts: spec.fields.map(() => 'abc') }],
  };
}
