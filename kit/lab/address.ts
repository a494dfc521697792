/**
 * The state of a lab as a fragment of the URL, `#<lab>?name=value&…`, and readers of single values that may come from
 * anywhere: a hostile or stale value is ignored by itself (null), never the whole link.
 */
import { cut } from '../cut.ts';

/** Longer text fits no context of the book's models (256 tokens of 16 bytes at most). */
export const MAX_TEXT = 4096;

export function labHash(lab: string, params: URLSearchParams): string {
  return params.size > 0 ? `#${lab}?${params}` : `#${lab}`;
}

/** The parameters of a fragment of this lab; null for another fragment: a heading's anchor, another lab, nothing. */
export function paramsOf(lab: string, hash: string): URLSearchParams | null {
  if (hash === `#${lab}`) return new URLSearchParams();
  return hash.startsWith(`#${lab}?`) ? new URLSearchParams(hash.slice(lab.length + 2)) : null;
}

/**
 * Text without what a link must not smuggle in: control characters (line breaks and tabs apart), lone surrogates,
 * bidirectional overrides. null when nothing is left.
 */
export function readText(value: string | null, most = MAX_TEXT): string | null {
  const text = value?.replaceAll(/[\p{Cs}\u202A-\u202E\u2066-\u2069]/gu, '').replaceAll(/(?![\n\t])\p{Cc}/gu, '');
  return (text && cut(text, most)) || null;
}

/** A whole number within both bounds. */
export function readInt(value: string | null, least: number, most: number): number | null {
  if (value === null || !/^-?\d{1,9}$/.test(value)) return null;
  const number = Number(value);
  return number >= least && number <= most ? number : null;
}

/** A decimal number within both bounds, with a point, without exponent. */
export function readNumber(value: string | null, least: number, most: number): number | null {
  if (value === null || !/^-?\d{1,9}(\.\d{1,9})?$/.test(value)) return null;
  const number = Number(value);
  return number >= least && number <= most ? number : null;
}

export function readChoice<T extends string>(value: string | null, choices: readonly T[]): T | null {
  return choices.find((choice) => choice === value) ?? null;
}

/** '1' or '0'. */
export function readFlag(value: string | null): boolean | null {
  return value === '1' ? true : value === '0' ? false : null;
}
