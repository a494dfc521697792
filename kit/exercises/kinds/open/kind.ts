/** Keeps an open answer and what its reader found in it; the share of the rubric is theirs to see, and is not kept. */
import { interpolate } from '../../../i18n/interpolate.ts';
import { readTyped, type Typed } from '../../typed.ts';
import type { ExerciseKind } from '../../types.ts';
import type { OpenSpec } from './spec.ts';
import { OPEN_STRINGS } from './strings/index.ts';

export interface OpenAnswer extends Typed {
  /** indices of what the reader found of the rubric */
  readonly met: readonly number[];
}

/** characters that an answer keeps: about two pages */
export const LONGEST = 5000;

/** A draft of unknown origin; what is no longer in the rubric is left out. */
export function readOpen({ rubric }: OpenSpec, draft: unknown): OpenAnswer | null {
  const typed = readTyped(draft, LONGEST);
  if (!typed) return null;
  const { met } = draft as { readonly met?: unknown };
  const ticked = rubric.flatMap((_, i) => (Array.isArray(met) && met.includes(i) ? [i] : []));
  return { ...typed, met: ticked };
}

export const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

export const open: ExerciseKind<OpenSpec, OpenAnswer> = {
  strings: OPEN_STRINGS,
  counted: false,

  parse(spec, answer) {
    const read = readOpen(spec, answer);
    const words = wordsIn(read?.text ?? '');
    if (!read || words === 0) return { refused: { key: 'empty' } };
    if (words < spec.words) return { refused: { key: 'short', values: { words: spec.words } } };
    return read;
  },

  said({ rubric }, _variant, { text, met }, locale) {
    const found = interpolate(locale, OPEN_STRINGS[locale].foundByReader, { count: met.length, total: rubric.length });
    return `${text.replaceAll(/\s+/g, ' ').trim()} [${found}]`;
  },

  async grade({ rubric }, _variant, { met }) {
    const message =
      met.length === 0 ? { key: 'compare' } : { key: 'found', values: { count: met.length, total: rubric.length } };
    return { score: met.length / rubric.length, messages: [message] };
  },
};
