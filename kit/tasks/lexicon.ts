/** Words and sentences of the tasks. Training reads the same two files (training/reasoner/lexicon.py). */

import lexicon from '../../tasks/lexicon.json' with { type: 'json' };
import templates from '../../tasks/templates.json' with { type: 'json' };
import type { Locale } from '../i18n/index.ts';

export type WordForms = Readonly<Record<'fr' | 'frPlural' | 'en' | 'enPlural', string>>;

/** Ten words of one kind; those held out never labelled anything in training. */
export interface Category {
  readonly id: string;
  readonly heldOut: boolean;
  readonly name: Readonly<Record<Locale, string>>;
  readonly words: readonly WordForms[];
}

export const CATEGORIES: readonly Category[] = lexicon.categories;
export const WORDS: readonly WordForms[] = CATEGORIES.flatMap(({ words }) => words);
/** words without a meaning */
export const LABELS: readonly string[] = lexicon.labels;
export const LETTERS: readonly string[] = lexicon.letters;
export const NAMES: readonly string[] = lexicon.names;

/** The fixed text of prompts; `{name}`, `{n}` and `{of}` stand for what changes. */
export const TEMPLATES = templates;

export const PLURAL = { fr: 'frPlural', en: 'enPlural' } as const;
export const OTHER = { fr: 'en', en: 'fr' } as const;

/** `text` with each `{key}` replaced. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(values[key]));
}
