/** Grades a formula: right or not; a wrong one is told how it differs, at a point that can be tried by hand. */
import { formatNumber, type Locale } from '../../../i18n/index.ts';
import { readTyped, type Typed } from '../../typed.ts';
import { type ExerciseKind, isRefusal, type Message, type Refusal } from '../../types.ts';
import { roundedText } from '../numeric/kind.ts';
import { type Comparison, compare, compareWith, evaluate, pointsOf } from './compare.ts';
import { type Formula, isFormula, parseFormula } from './grammar.ts';
import { symbolOf } from './names.ts';
import type { FormulaName, FormulaSpec, Point } from './spec.ts';
import { FORMULA_STRINGS } from './strings/index.ts';

/** characters that a field keeps: a longer text is refused in a sentence, not cut unseen */
export const KEPT = 1000;
/** significant digits of a value in a sentence */
const DIGITS = 4;

export const shownName = (name: string): string => Object.values(symbolOf(name)).filter(Boolean).join('_');
export const shownNames = (names: readonly FormulaName[]): string =>
  names.map(({ name }) => shownName(name)).join(', ');

/** The formula that was typed, or why it cannot be graded. */
export function readFormula(spec: FormulaSpec, { text, locale }: Typed): Formula | Refusal {
  const read = parseFormula(text, { locale, names: spec.names, symbol: spec.symbol });
  if (isFormula(read)) return read;
  return { refused: { ...read, values: { ...read.values, names: shownNames(spec.names), symbol: spec.symbol } } };
}

/** « n = 3 ; τ = 0,2 » */
function shownPoint(locale: Locale, at: Point): string {
  const value = (number: number) => formatNumber(locale, number, { maximumSignificantDigits: 12 });
  const parts = Object.entries(at).map(([name, number]) => `${shownName(name)} = ${value(number)}`);
  return parts.join(locale === 'fr' ? '\u202f; ' : ', ');
}

function told(found: Exclude<Comparison, { type: 'same' }>, locale: Locale): Message {
  const short = (value: number) => roundedText(locale, value, DIGITS);
  switch (found.type) {
    case 'factor':
      if (Math.abs(found.factor + 1) < 1e-9) return { key: 'opposite' };
      // a factor of 0.25 is four times too small
      return found.factor > 0 && found.factor < 1
        ? { key: 'factorBelow', values: { factor: short(1 / found.factor) } }
        : { key: 'factor', values: { factor: short(found.factor) } };
    case 'undefined':
      return { key: 'noValue', values: { point: shownPoint(locale, found.at) } };
    case 'different': {
      const { at, given, expected } = found;
      const values = { point: shownPoint(locale, at), given: short(given), expected: short(expected) };
      return { key: 'different', values };
    }
  }
}

export const formula: ExerciseKind<FormulaSpec, Typed> = {
  strings: FORMULA_STRINGS,
  // the points at which it is tried
  drawsFromSeed: true,

  parse(spec, answer) {
    const typed = readTyped(answer, KEPT);
    if (!typed) return { refused: { key: 'empty' } };
    const read = readFormula(spec, typed);
    return isRefusal(read) ? read : typed;
  },

  said: (_spec, _variant, { text }) => text.trim(),

  async grade(spec, { values, seed }, answer, { locale }) {
    const read = readFormula(spec, answer);
    if (isRefusal(read)) throw new TypeError('grade() takes what parse() accepted');
    const found = compareWith(spec, read, seed, values);
    if (found.type === 'same') return { score: 1, messages: [] };
    const points = pointsOf(spec, seed);
    const mistake = (spec.mistakes ?? []).find(
      ({ value }) =>
        compare(
          (at) => evaluate(read, at),
          (at) => value(at, values),
          points,
          spec.tolerance,
        ).type === 'same',
    );
    return { score: 0, messages: [mistake ? { text: mistake.text, values } : told(found, locale)] };
  },
};
