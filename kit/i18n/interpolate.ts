/**
 * Values inside sentences: `{name}` as the language writes it, `{name:3}` with three decimals, `{name:p1}` a share as a
 * percentage, `{name:s}` the mark of the plural of what it counts.
 */
import { formatFixed, formatNumber, formatPercent, type Locale, type Localized } from './index.ts';
import { plural } from './plural.ts';

export type Value = number | string | readonly number[] | readonly string[];
export type Values = Readonly<Record<string, Value>>;

/** French separates a list of decimals with semicolons: the comma is taken. */
const SEPARATOR: Localized = { fr: '\u202f; ', en: ', ' };

function one(locale: Locale, value: number | string, format: string): string {
  if (format === 's') return plural(locale, one(locale, value, ''));
  if (typeof value === 'string') return value;
  if (format.startsWith('p')) return formatPercent(locale, value, Number(format.slice(1)));
  if (format !== '') return formatFixed(locale, value, Number(format));
  return formatNumber(locale, value, { maximumSignificantDigits: 12 });
}

export function formatValue(locale: Locale, value: Value, format = ''): string {
  if (typeof value !== 'object') return one(locale, value, format);
  const words = value.some((item) => typeof item === 'string');
  return value.map((item) => one(locale, item, format)).join(words ? ', ' : SEPARATOR[locale]);
}

/** Fills a plain sentence; an unknown name stays as it is. */
export function interpolate(locale: Locale, text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)(?::(p?\d|s))?\}/g, (whole, name: string, format?: string) => {
    const value = values[name];
    return value === undefined ? whole : formatValue(locale, value, format ?? '');
  });
}
