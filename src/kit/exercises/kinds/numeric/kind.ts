/** Grades numbers: within tolerance, or with a word on what went wrong. */
import { share } from '../../../i18n/figures.ts';
import { formatNumber, type Locale } from '../../../i18n/index.ts';
import { parseNumber } from '../../number.ts';
import { type ExerciseKind, isRefusal, type Message, type Refusal } from '../../types.ts';
import { type NumericAnswer, readAnswer } from './answer.ts';
import type { NumericField, NumericSpec, Tolerance } from './spec.ts';
import { NUMERIC_STRINGS } from './strings/index.ts';

export function within(value: number, expected: number, tolerance: Tolerance): boolean {
  const allowed = tolerance.kind === 'absolute' ? tolerance.value : tolerance.value * Math.abs(expected);
  // a hair of float64 rounding, so that a value at the very bound is accepted
  return Math.abs(value - expected) <= allowed + 1e-12 * Math.max(1, Math.abs(expected));
}

/** The number in one field, in the field's unit, or why it is refused. */
export function readField(field: NumericField, text: string, locale: Locale): number | Refusal {
  if (text.trim() === '') return { refused: { key: 'empty' } };
  const parsed = parseNumber(text, locale);
  if (!parsed) return { refused: { key: 'notANumber', values: { text: text.trim() } } };
  const value = parsed.percent && field.unit !== '%' ? parsed.value / 100 : parsed.value;
  const shown = text.trim();
  if (field.integer && !Number.isInteger(value)) return { refused: { key: 'notWhole', values: { text: shown } } };
  if (field.min !== undefined && value < field.min)
    return { refused: { key: 'tooSmall', values: { text: shown, min: field.min } } };
  if (field.max !== undefined && value > field.max)
    return { refused: { key: 'tooLarge', values: { text: shown, max: field.max } } };
  return value;
}

function numbersOf(spec: NumericSpec, answer: NumericAnswer): number[] | Refusal {
  const numbers = spec.fields.map((field, i) => readField(field, answer.texts[i] ?? '', answer.locale));
  return numbers.find(isRefusal) ?? (numbers as number[]);
}

/** The solution's number, short enough to read. */
export function roundedText(locale: Locale, value: number, digits: number): string {
  return formatNumber(locale, value, { maximumSignificantDigits: digits });
}

/** Off by a power of ten: the digits are the same but for what a rounding to one of them loses. */
const SAME_DIGITS = 0.25;

function diagnose(spec: NumericSpec, given: number, expected: number): Message {
  const { tolerance } = spec;
  // the digit beside the right one is no rounding of it
  const exact = spec.fields[0]?.integer && tolerance.kind === 'absolute';
  if (!exact && within(given, expected, { ...tolerance, value: 3 * tolerance.value })) return { key: 'close' };
  if (within(-given, expected, tolerance)) return { key: 'sign' };
  // where 0 is a right answer, powers of ten tell nothing
  if (within(0, expected, tolerance)) return { key: 'wrong' };
  const near = (value: number) =>
    within(value, expected, tolerance) && Math.abs(value - expected) <= SAME_DIGITS * Math.abs(expected);
  for (const factor of [10, 100, 1000, 1e6, 1e9])
    if (near(given * factor) || near(given / factor)) return { key: 'power', values: { factor } };
  return { key: 'wrong' };
}

export const numeric: ExerciseKind<NumericSpec, NumericAnswer> = {
  strings: NUMERIC_STRINGS,

  parse(spec, answer) {
    const read = readAnswer(answer);
    if (!read) return { refused: { key: 'empty' } };
    const numbers = numbersOf(spec, read);
    return isRefusal(numbers) ? numbers : read;
  },

  async grade(spec, { values }, answer, context) {
    const given = numbersOf(spec, answer);
    if (isRefusal(given)) throw new TypeError('grade() takes what parse() accepted');
    if (spec.judge) return spec.judge(given, values, context);
    const expected = await spec.solve(values, context);
    const right = expected.map((value, i) => within(given[i] as number, value, spec.tolerance));
    const score = right.filter(Boolean).length / expected.length;
    if (score === 1) return { score, messages: [] };
    const matches = (numbers: readonly number[]) =>
      numbers.every((n, i) => within(given[i] as number, n, spec.tolerance));
    for (const { result, text } of spec.mistakes ?? [])
      if (matches(await result(values, context))) return { score, messages: [{ text, values }] };
    const [first, only] = [given[0] as number, spec.fields.length === 1];
    return { score, messages: [only ? diagnose(spec, first, expected[0] as number) : { key: 'wrong' }] };
  },

  async answerText(spec, { values }, context) {
    const expected = await spec.solve(values, context);
    return expected
      .map((value, i) => {
        const unit = spec.fields[i]?.unit;
        if (spec.percent !== undefined) return share(context.locale, value, spec.percent);
        const text = roundedText(context.locale, value, spec.digits);
        const suffix = unit === '%' ? '%' : unit?.[context.locale];
        // one number stands in a sentence that already says what it is
        const label = expected.length > 1 ? spec.fields[i]?.label?.[context.locale] : undefined;
        return `${label ? `${label} ` : ''}${text}${suffix ? `\u202f${suffix}` : ''}`;
      })
      .join(', ');
  },

  async samples(spec, { values }, context) {
    const expected = await spec.solve(values, context);
    const write = (locale: Locale, numbers: readonly number[]): NumericAnswer => ({
      locale,
      texts: numbers.map((n) => String(n).replace('.', locale === 'fr' ? ',' : '.')),
    });
    const off = (value: number) => {
      const allowed =
        spec.tolerance.kind === 'absolute' ? spec.tolerance.value : spec.tolerance.value * Math.abs(value);
      return value + 1.5 * allowed;
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
  },
};
