/** Numbers as people write them, in French and in English. */
import { formatNumber, type Locale } from '../i18n/index.ts';

export interface ParsedNumber {
  readonly value: number;
  /** written with a % sign: `value` is the number before it */
  readonly percent: boolean;
}

const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u2060'’_]/g;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `×10⁻⁴`, `·10^-4`, `*10**-4` become `e-4`; the typographic minus becomes the ASCII one. */
function normalise(text: string): string {
  return text
    .replace(/⁻/g, '-')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => `^${SUPERSCRIPTS.indexOf(digit)}`)
    .replace(/-\^/g, '^-')
    .replace(/(\^-?\d)\^(\d)/g, '$1$2')
    .replace(/[−–]/g, '-')
    .replace(SPACES, '')
    .replace(/[×·*x]10(?:\^|\*\*)?\(?([+-]?\d+)\)?$/i, 'e$1')
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

function decimal(text: string, locale: Locale): number | null {
  const match = /^([+-]?)([\d.,]+)(e[+-]?\d{1,3})?$/.exec(text);
  if (!match) return null;
  const digits = plainDigits(match[2] as string, locale);
  if (digits === null || !/^(\d+\.?\d*|\.\d+)$/.test(digits)) return null;
  const value = Number(`${match[1]}${digits}${match[3] ?? ''}`);
  return Number.isFinite(value) ? value : null;
}

/** A number, a fraction `1/4` or a percentage; null when it is none of these. */
export function parseNumber(text: string, locale: Locale): ParsedNumber | null {
  let body = normalise(text);
  const percent = body.endsWith('%');
  if (percent) body = body.slice(0, -1);
  const [top, bottom, ...more] = body.split('/');
  if (more.length > 0 || top === undefined) return null;
  const numerator = decimal(top, locale);
  if (numerator === null) return null;
  if (bottom === undefined) return { value: numerator, percent };
  const denominator = decimal(bottom, locale);
  if (!denominator) return null;
  return { value: numerator / denominator, percent };
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
