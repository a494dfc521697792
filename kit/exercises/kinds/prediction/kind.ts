/** Grades a bet by its distance to what the page computes, and keeps both. */
import { isLocale, type Locale } from '../../../i18n/index.ts';
import { plainMarkup } from '../../plain.ts';
import { type ExerciseKind, isRefusal, type Refusal } from '../../types.ts';
import { readField, withUnit } from '../numeric/kind.ts';
import type { Distance, NumberBet, PredictionSpec } from './spec.ts';
import { PREDICTION_STRINGS } from './strings/index.ts';

/** As edited; `result`: what the page computed once the bet was made. */
export interface PredictionDraft {
  /** what was typed, in the language it was typed in, or the index of an option */
  readonly bet: string | number;
  readonly locale: Locale;
  readonly result?: number;
}

/** A draft of unknown origin. */
export function readDraft(value: unknown): PredictionDraft | null {
  if (typeof value !== 'object' || value === null) return null;
  const { bet, locale, result } = value as Readonly<Record<string, unknown>>;
  if (!isLocale(locale) || (typeof bet !== 'string' && !Number.isInteger(bet))) return null;
  return { bet: bet as string | number, locale, ...(Number.isFinite(result) && { result: result as number }) };
}

/** The number bet, or the index of the option; or why it is none. */
export function readBet({ bet: asked }: PredictionSpec, { bet, locale }: PredictionDraft): number | Refusal {
  if (asked.on === 'number')
    return typeof bet === 'string' ? readField(asked.field, bet, locale) : { refused: { key: 'empty' } };
  return typeof bet === 'number' && asked.options[bet] ? bet : { refused: { key: 'none' } };
}

/** 1 up to `close`, 0 from `far` on. */
export function credit(bet: number, result: number, { by, close, far }: Distance): number {
  if (by === 'difference') return between(Math.abs(bet - result), close, far);
  const factor = bet > 0 && result > 0 ? Math.max(bet / result, result / bet) : Number.POSITIVE_INFINITY;
  return between(Math.log(factor), Math.log(close), Math.log(far));
}

function between(distance: number, close: number, far: number): number {
  // a hair of rounding, so that a bet at the very bound is close
  if (distance <= close + 1e-9) return 1;
  // to the hundredth, as a score is shown; what is not close is never full
  return Math.min(0.99, Math.max(0, Math.round((100 * (far - distance)) / (far - close)) / 100));
}

/** A number of the bet with its unit, as the language writes it. */
export function written({ field, digits }: NumberBet, value: number, locale: Locale): string {
  return withUnit(field, value, digits, locale);
}

export const prediction: ExerciseKind<PredictionSpec, PredictionDraft> = {
  strings: PREDICTION_STRINGS,
  once: true,

  parse(spec, answer) {
    const draft = readDraft(answer);
    if (!draft) return { refused: { key: spec.bet.on === 'number' ? 'empty' : 'none' } };
    const bet = readBet(spec, draft);
    return isRefusal(bet) ? bet : draft;
  },

  said({ bet: asked }, { values }, { bet }, locale) {
    const option = asked.on === 'number' ? undefined : asked.options[Number(bet)];
    return option ? plainMarkup(locale, option[locale], values) : String(bet);
  },

  async grade(spec, { values }, { bet: given, locale }, context) {
    const bet = readBet(spec, { bet: given, locale });
    if (isRefusal(bet)) throw new TypeError('grade() takes what parse() accepted');
    const result = await spec.result(values, context);
    const right = bet === result ? 1 : 0;
    const score = spec.bet.on === 'number' ? credit(bet, result, spec.bet.distance) : right;
    return { score, messages: [], kept: { bet: given, locale, result } };
  },
};
