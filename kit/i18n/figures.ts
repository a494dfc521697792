/** Numbers of a lab as the reader's language writes them. */
import { formatFixed, formatNumber, formatPercent, type Locale } from './index.ts';

/** Three decimals, a true minus sign, −∞ as such. */
export function decimal(locale: Locale, value: number, digits = 3): string {
  if (value === Number.NEGATIVE_INFINITY) return '−∞';
  const text = formatFixed(locale, Math.abs(value), digits);
  // −0,0004 is written 0,000, not −0,000
  return value < 0 && Number(value.toFixed(digits)) !== 0 ? `−${text}` : text;
}

/** A negative number inside an operation: « 1,2 − (−0,5) ». */
export function operand(locale: Locale, value: number, digits = 3): string {
  const text = decimal(locale, value, digits);
  return text.startsWith('−') ? `(${text})` : text;
}

/** What a sum of float32 shares may miss of 1. */
const ROUNDING = 1e-6;

/**
 * A probability or an attention weight; what is small but not null is never written 0, what is not certain is never
 * written 100.
 */
export function share(locale: Locale, value: number, digits = 1): string {
  const least = 10 ** -(digits + 2);
  if (value > 0 && value < least) return `<\u00a0${formatPercent(locale, least, digits)}`;
  if (value >= 1 - least / 2 && value < 1 - ROUNDING) return `>\u00a0${formatPercent(locale, 1 - least, digits)}`;
  return formatPercent(locale, value, digits);
}

/** A score, the same wherever it is written: in whole per cent, rounded down so that only a full score reads 100 %. */
export function wholePercent(score: number): number {
  return Math.floor(score * 100 + 1e-9) / 100;
}

/** Difference of two probabilities, in points, with its sign. */
export function points(locale: Locale, delta: number): string {
  const text = formatFixed(locale, Math.abs(delta) * 100, 1);
  if (Number(delta.toFixed(3)) === 0) return text;
  return (delta < 0 ? '−' : '+') + text;
}

/** A count from 0 as the reader counts: from 1. */
export function rank(locale: Locale, index: number): string {
  return formatNumber(locale, index + 1);
}

export function milliseconds(locale: Locale, value: number): string {
  return `${formatNumber(locale, value, { maximumSignificantDigits: value < 100 ? 2 : 3 })}\u00a0ms`;
}

/** A power of ten, digits raised: « 10⁻⁷ ». */
function powerOfTen(exponent: string): string {
  return `10${[...exponent].map((c) => (c === '-' ? '⁻' : ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)] ?? ''))).join('')}`;
}

/** « 5,76 × 10²³ », with that many significant digits at most. */
export function scientific(locale: Locale, value: number, significant = 3): string {
  if (value === 0 || !Number.isFinite(value)) return formatNumber(locale, value);
  const [mantissa = '', exponent = ''] = value.toExponential(significant - 1).split('e');
  return `${formatNumber(locale, Number(mantissa))}\u00a0×\u00a0${powerOfTen(exponent.replace('+', ''))}`;
}

/** Magnitudes that may be very small: « 2 × 10⁻⁷ », and plain digits where they are read at a glance. */
export function tiny(locale: Locale, value: number): string {
  if (value === 0 || !(Math.abs(value) < 0.001)) return formatNumber(locale, value, { maximumSignificantDigits: 2 });
  // rounded before it is cut in two: 9.7 × 10⁻⁸ is 1 × 10⁻⁷
  return scientific(locale, value, 1);
}
