/** Values of a variant as the reader's language writes them. */
import { formatFixed, formatNumber, formatPercent, type Locale } from '../i18n/index.ts';
import type { Value, Values } from './types.ts';

/** French separates a list of decimals with semicolons: the comma is taken. */
const SEPARATOR = { fr: '\u202f; ', en: ', ' } as const;
const WORD_SEPARATOR = { fr: ', ', en: ', ' } as const;

function one(locale: Locale, value: number | string, format: string): string {
  if (typeof value === 'string') return value;
  if (format.startsWith('p')) return formatPercent(locale, value, Number(format.slice(1)));
  if (format !== '') return formatFixed(locale, value, Number(format));
  return formatNumber(locale, value, { maximumSignificantDigits: 12 });
}

export function formatValue(locale: Locale, value: Value, format = ''): string {
  if (typeof value !== 'object') return one(locale, value, format);
  const words = value.some((item) => typeof item === 'string');
  return value.map((item) => one(locale, item, format)).join((words ? WORD_SEPARATOR : SEPARATOR)[locale]);
}

/** Fills `{name}` and `{name:format}` in a plain sentence (no markup); an unknown name stays as it is. */
export function interpolate(locale: Locale, text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)(?::(p?\d))?\}/g, (whole, name: string, format?: string) => {
    const value = values[name];
    return value === undefined ? whole : formatValue(locale, value, format ?? '');
  });
}
