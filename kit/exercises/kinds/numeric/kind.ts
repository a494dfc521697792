/** Grades numbers: within tolerance, or with a word on what went wrong. */

import { cut } from '../../../cut.ts';
import { share } from '../../../i18n/figures.ts';
import { formatNumber, type Locale } from '../../../i18n/index.ts';
import { plural } from '../../../i18n/plural.ts';
import { INVISIBLE, isTwofold, parseNumber } from '../../number.ts';
import { type ExerciseKind, type Grade, type GradePart, isRefusal, type Message, type Refusal } from '../../types.ts';
import { type NumericAnswer, readAnswer } from './answer.ts';
import { type NumericField, type NumericSpec, type Tolerance, unitsOf } from './spec.ts';
import { NUMERIC_STRINGS } from './strings/index.ts';

export function within(value: number, expected: number, tolerance: Tolerance): boolean {
  const allowed = tolerance.kind === 'absolute' ? tolerance.value : tolerance.value * Math.abs(expected);
  // a hair of float64 rounding, so that a value at the very bound is accepted
  return Math.abs(value - expected) <= allowed + 1e-12 * Math.max(1, Math.abs(expected));
}

/** characters of an unreadable answer that its refusal repeats */
const QUOTED = 60;

/** Where there are several fields, a message names the one it is about. */
function inField({ fields }: NumericSpec, i: number, message: Message): Message {
  const label = fields.length > 1 ? fields[i]?.label : undefined;
  return label ? { ...message, of: label } : message;
}

/** The number in one field, in the field's unit, or why it is refused. */
export function readField(field: NumericField, text: string, locale: Locale): number | Refusal {
  const typed = text.replace(INVISIBLE, '').trim();
  if (typed === '') return { refused: { key: 'empty' } };
  const shown = typed.length > QUOTED ? `${cut(typed, QUOTED)}…` : typed;
  const parsed = parseNumber(text, locale, unitsOf(field));
  if (!parsed) return { refused: { key: isTwofold(text) ? 'twofold' : 'notANumber', values: { text: shown } } };
  const value = parsed.percent && field.unit !== '%' ? parsed.value / 100 : parsed.value;
  if (field.integer && !Number.isInteger(value)) return { refused: { key: 'notWhole', values: { text: shown } } };
  if (field.min !== undefined && value < field.min)
    return { refused: { key: 'tooSmall', values: { text: shown, min: field.min } } };
  if (field.max !== undefined && value > field.max)
    return { refused: { key: 'tooLarge', values: { text: shown, max: field.max } } };
  return value;
}

function numbersOf(spec: NumericSpec, answer: NumericAnswer): number[] | Refusal {
  const numbers: number[] = [];
  for (const [i, field] of spec.fields.entries()) {
    const number = readField(field, answer.texts[i] ?? '', answer.locale);
    if (isRefusal(number)) return { refused: inField(spec, i, number.refused) };
    numbers.push(number);
  }
  return numbers;
}

/** The solution's number, short enough to read. */
export function roundedText(locale: Locale, value: number, digits: number): string {
  return formatNumber(locale, value, { maximumSignificantDigits: digits });
}

/** Off by a power of ten: the digits are the same but for what a rounding to one of them loses. */
const SAME_DIGITS = 0.25;

function diagnose({ tolerance }: NumericSpec, field: NumericField, given: number, expected: number): Message {
  // the digit beside the right one is no rounding of it
  const exact = field.integer && tolerance.kind === 'absolute';
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

interface Verdict {
  readonly right: boolean;
  readonly wrong?: Message;
}

function verdict(spec: NumericSpec, i: number, given: number, expected: number): Verdict {
  if (within(given, expected, spec.tolerance)) return { right: true };
  return { right: false, wrong: diagnose(spec, spec.fields[i] ?? {}, given, expected) };
}

/** Once, what would be said of every field in the same words. */
function ofAll(parts: readonly GradePart[]): Message | null {
  const said = parts.map(({ messages: [message] }) => message);
  const [first] = said;
  if (!first || !('key' in first)) return null;
  const { of: _, ...same } = first;
  if (!said.every((message) => message && JSON.stringify({ ...message, of: undefined }) === JSON.stringify(same)))
    return null;
  return same.key === 'wrong' ? { key: 'allWrong' } : same.key === 'sign' ? null : same;
}

/** Which field is right and which is wrong, before what is said of them together; where none is right, that alone. */
function byField({ fields }: NumericSpec, verdicts: readonly Verdict[], together: readonly Message[]): Grade {
  const score = verdicts.filter(({ right }) => right).length / verdicts.length;
  if (verdicts.length === 1) return { score, messages: together };
  const parts = fields.flatMap(({ label }, i): GradePart[] => {
    const { right = false, wrong = { key: 'wrong' } } = verdicts[i] ?? {};
    return label
      ? [{ label, score: right ? 1 : 0, messages: [{ ...(right ? { key: 'right' } : wrong), of: label }] }]
      : [];
  });
  const all = score === 0 ? ofAll(parts) : null;
  const each = score === 0 && together.length > 0 ? [] : all ? [all] : parts.flatMap((part) => part.messages);
  return { score, messages: [...each, ...together], parts };
}

/** A number of a field with its unit, as the language writes it. */
export function withUnit(field: NumericField | undefined, value: number, digits: number, locale: Locale): string {
  if (field?.unit === '%')
    return formatNumber(locale, value / 100, { style: 'percent', maximumSignificantDigits: digits });
  const text = roundedText(locale, value, digits);
  const unit = plural(locale, text) === '' ? (field?.one ?? field?.unit) : field?.unit;
  return `${text}${unit ? `\u202f${unit[locale]}` : ''}`;
}

/** The right numbers as the solution shows them, with the unit of their field. */
function written(spec: NumericSpec, solved: readonly number[], locale: Locale): readonly string[] {
  const { percent } = spec;
  return solved.map((value, i) =>
    percent === undefined ? withUnit(spec.fields[i], value, spec.digits, locale) : share(locale, value, percent),
  );
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
    if (spec.judge) {
      const judged = await spec.judge(given, values, context);
      if (isRefusal(judged) || !judged.parts || judged.score === 1) return judged;
      return byField(
        spec,
        judged.parts.map(({ score }) => ({ right: score === 1 })),
        judged.messages,
      );
    }
    const solved = await spec.solve(values, context);
    const expected = written(spec, solved, context.locale);
    const verdicts = solved.map((value, i) => verdict(spec, i, given[i] as number, value));
    if (verdicts.every(({ right }) => right)) return { score: 1, messages: [], expected };
    const matches = (numbers: readonly number[]) =>
      numbers.every((n, i) => within(given[i] as number, n, spec.tolerance));
    for (const { result, text } of spec.mistakes ?? [])
      if (matches(await result(values, context)))
        return {
          ...byField(
            spec,
            verdicts.map(({ right }) => ({ right })),
            [{ text, values }],
          ),
          expected,
        };
    const [only] = verdicts;
    return { ...byField(spec, verdicts, verdicts.length === 1 && only?.wrong ? [only.wrong] : []), expected };
  },

  async answers(spec, { values }, context) {
    return written(spec, await spec.solve(values, context), context.locale);
  },
};
