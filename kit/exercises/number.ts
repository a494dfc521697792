/**
 * Numbers as people write them, in French and in English. A product, a quotient, a power or a sum is worked out; the
 * text is read as a whole or refused, never in part.
 */
import { formatNumber, type Locale } from '../i18n/index.ts';

export interface ParsedNumber {
  readonly value: number;
  /** written with a % sign: `value` is the number before it */
  readonly percent: boolean;
}

/** characters of one number; more is no number that somebody typed */
const LONGEST = 120;

/**
 * What copies carry unseen: soft hyphen, zero-width characters, marks of direction, byte-order mark, variant selectors.
 */
export const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u206f\ufeff]|\ufe0f/g;
/** Full width (East Asian keyboards) and mathematical digits (formulas in PDF files). */
const WIDE = /[\uff01-\uff5e\ufe50-\ufe6b\u{1d7ce}-\u{1d7ff}]/gu;
/** The digits of Arabic and of Persian keyboards. */
const ARABIC = /[\u0660-\u0669\u06f0-\u06f9]/g;
const SUPERSCRIPT = /[⁺⁻]?[⁰¹²³⁴-⁹]+/g;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const VULGAR = /(\d*) ?([¼-¾⅐-⅞])/g;

/** One way to write each sign: `-` `*` `/` `^`, plain digits and spaces; letters are left as they are. */
export function plainSigns(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(WIDE, (wide) => wide.normalize('NFKC'))
    .replace(ARABIC, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace(/\\(?:times|cdot)(?![a-z])/gi, '*')
    .replace(SUPERSCRIPT, (up) => `^(${up.replace('⁻', '-').replace(/[^-]/g, (c) => `${SUPERSCRIPTS.indexOf(c)}`)})`)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(VULGAR, (_, whole: string, part: string) => `(${whole || 0}+${part.normalize('NFKC')})`)
    .replace(/[−‐‑‒]/g, '-')
    .replace(/(^|[*/^(e] ?)–/g, '$1-')
    .replace(/\*\*/g, '^')
    .replace(/[×·⋅∙•∗✕]/g, '*')
    .replace(/[÷∕⁄]/g, '/')
    .replace(/’/g, "'");
}

/** The same, in small letters, with the x of a product and the full stop of a sentence gone. */
function normalise(text: string): string {
  return plainSigns(text)
    .replace(/% ?\.$/, '%') // the end of a sentence
    .replace(/(^|[^\d.,])0x(?=[\da-f])/gi, '$1?') // 0x10 is no product
    .replace(/([\d)] ?)x(?= ?[-\d.,(])/gi, '$1*')
    .toLowerCase();
}

/**
 * Which separator is decimal: with both, the last one; one kind met several times groups thousands; a lone comma is
 * decimal in French, and in English groups thousands only where English would write it so (1,234 but not 0,25).
 */
function plainDigits(text: string, locale: Locale): string | null {
  const commas = text.split(',').length - 1;
  const dots = text.split('.').length - 1;
  const group = (separator: string) => new RegExp(`^[1-9]\\d{0,2}(\\${separator}\\d{3})+$`);
  if (commas && dots) {
    const decimal = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
    const thousands = decimal === ',' ? '.' : ',';
    const [whole = '', fraction = ''] = [
      text.slice(0, text.lastIndexOf(decimal)),
      text.slice(text.lastIndexOf(decimal) + 1),
    ];
    if (!group(thousands).test(whole)) return null;
    return `${whole.replaceAll(thousands, '')}.${fraction}`;
  }
  if (commas > 1) return group(',').test(text) ? text.replaceAll(',', '') : null;
  if (dots > 1) return group('.').test(text) ? text.replaceAll('.', '') : null;
  if (commas === 1) return locale === 'en' && group(',').test(text) ? text.replace(',', '') : text.replace(',', '.');
  return text;
}

/** Spaces, apostrophes and low lines group thousands, or thousandths: anything else is two numbers. */
const GROUPED = /^([1-9]\d{0,2}(?:([ '_])\d{3}(?:\2\d{3})*)|\d*)(?:([.,])(\d*|\d{3}(?:[ '_]\d{3})*[ '_]\d{1,3}))?$/;

function decimal(text: string, locale: Locale): number {
  const spaced = /[ '_]/.test(text);
  if (spaced && !GROUPED.test(text)) return Number.NaN;
  // 1,234 567: a comma that groups, then a space that does, or a decimal comma
  if (spaced && locale === 'en' && /^[^,]*,\d{3}[ '_]/.test(text)) return Number.NaN;
  const digits = spaced ? text.replace(/[ '_]/g, '').replace(',', '.') : plainDigits(text, locale);
  return digits !== null && /^(\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : Number.NaN;
}

const NUMBER = / ?([\d.,]+(?:[ '_][\d.,]+)*)(?: ?e ?([+-]?\d{1,3})(?!\d))?/y;

/** Works out a normalised text; NaN as soon as something cannot be read, has no value, or overflows. */
function evaluate(source: string, locale: Locale): number {
  let at = 0;
  const next = (signs: string): string => {
    const start = source[at] === ' ' ? at + 1 : at;
    const sign = source[start];
    if (sign === undefined || !signs.includes(sign)) return '';
    at = start + 1;
    return sign;
  };
  const fail = () => {
    at = Number.NaN;
    return at;
  };
  /** neither too large nor too small for a float: 10^-999 is not 0 */
  const kept = (value: number, zero: boolean) => (Number.isFinite(value) && (value !== 0 || zero) ? value : fail());
  /**
   * a sum, or the whole, without the last digits of float64: 0.29 × 100 is 29; a product keeps them, for 1/3 × 3 to be
   * 1
   */
  const worked = (value: number) => kept(Number(value.toPrecision(15)), true);

  function atom(): number {
    const open = next('({');
    if (open) {
      const inside = sum();
      return next(open === '(' ? ')' : '}') ? inside : fail();
    }
    NUMBER.lastIndex = at;
    const [all, digits = '', exponent = '0'] = NUMBER.exec(source) ?? [];
    if (all === undefined) return fail();
    at += all.length;
    const value = decimal(digits, locale);
    return kept(exponent === '0' ? value : Number(`${value}e${exponent}`), value === 0);
  }
  /** −2² is −4; a second power is not read */
  function power(): number {
    const sign = next('+-');
    const base = atom();
    let value = base;
    if (next('^')) {
      const exponent = next('+-') === '-' ? -atom() : atom();
      value = kept(base ** exponent, base === 0);
    }
    return sign === '-' ? -value : value;
  }
  /** a/b/c has two readings */
  function product(): number {
    let value = power();
    for (let divided = false, sign = next('*/'); sign; sign = next('*/')) {
      // 1·05 and 1·000: a decimal point, or one of thousands, in older hands
      if (sign === '*' && /^ ?0\d/.test(source.slice(at))) return fail();
      const by = power();
      const zero = value === 0 || by === 0;
      if (sign === '/' && (by === 0 || divided)) return fail();
      value = kept(sign === '*' ? value * by : value / by, zero);
      divided ||= sign === '/';
    }
    return value;
  }
  function sum(): number {
    let value = product();
    for (let sign = next('+-'); sign; sign = next('+-')) {
      // 3 − −2 is a slip of the finger
      if (next('+-')) return fail();
      value = worked(sign === '+' ? value + product() : value - product());
    }
    return value;
  }
  const value = sum();
  if (at !== source.length) return Number.NaN;
  return /[*/^+-]/.test(source) ? worked(value) : value;
}

/** A word with and without its plural, the longest first; a sign such as ms or s has none. */
function formsOf(unit: string): readonly string[] {
  const word = unit.toLowerCase();
  if (word.length <= 3) return [word];
  const stem = word.replace(/s$/, '');
  return [`${stem}s`, stem];
}

/** 3×10-4: a copy that lost its exponent, or a subtraction. 3.10^-4: the point of a product, or of a decimal. */
const TWOFOLD = /(^|[*.,]) ?10 ?-\d+$|[.,]10\^/;

export function isTwofold(text: string): boolean {
  return TWOFOLD.test(normalise(text));
}

/**
 * A number, what can be worked out, or a percentage; null when it is none of these. `units`: what the field itself
 * shows after the number, and may stand there once more.
 */
export function parseNumber(text: string, locale: Locale, units: readonly string[] = []): ParsedNumber | null {
  if (text.length > LONGEST) return null;
  let body = normalise(text);
  const unit = units.flatMap(formsOf).find((form) => body.endsWith(form));
  if (unit) body = body.slice(0, -unit.length).trim();
  const percent = body.endsWith('%');
  if (percent) body = body.slice(0, -1).trim();
  // 50 + 10 % has two readings too
  if (TWOFOLD.test(body) || (percent && /[\d)] ?[+-]/.test(body.replace(/\([^()]*\)|e ?[+-]/g, '')))) return null;
  const value = evaluate(body, locale);
  return Number.isNaN(value) ? null : { value, percent };
}

/** What was understood, written the way of the language, so that a misread separator is seen before the check. */
export function echoNumber(locale: Locale, { value, percent }: ParsedNumber): string {
  const large = Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 1e-6);
  const number = formatNumber(
    locale,
    value,
    large ? { notation: 'scientific', maximumSignificantDigits: 6 } : { maximumSignificantDigits: 12 },
  );
  return percent ? `${number}${locale === 'fr' ? '\u202f' : ''}%` : number;
}
