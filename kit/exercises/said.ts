/** Answers and messages in plain words, for who reads those of a whole class. */
import type { Locale } from '../i18n/index.ts';
import { interpolate } from '../i18n/interpolate.ts';
import { kindOf } from './kinds/index.ts';
import { leaves } from './leaves.ts';
import { plainMarkup } from './plain.ts';
import { type Exercise, isRefusal, type Message, type Variant } from './types.ts';
import { inWords, variantOfSeed } from './variants.ts';

/** An answer of unknown origin, whether it can be graded or not. */
export function saidAnswer(exercise: Exercise, variant: Variant, answer: unknown, locale: Locale): string {
  const { kind } = kindOf(exercise);
  const parsed = kind.parse(exercise.spec, answer);
  if (!isRefusal(parsed) && kind.said) return kind.said(exercise.spec, variant, parsed, locale);
  return leaves(answer).join(' · ');
}

/** The same, of the variant of a seed that was kept. */
export function saidOf(exercise: Exercise, seed: number, answer: unknown, locale: Locale): string {
  const variant = variantOfSeed(exercise, seed) ?? { seed, values: {} };
  return saidAnswer(exercise, inWords(exercise, variant, locale), answer, locale);
}

export function saidMessage(exercise: Exercise, message: Message, locale: Locale): string {
  if ('text' in message) return plainMarkup(locale, message.text[locale], message.values);
  return interpolate(locale, kindOf(exercise).kind.strings[locale][message.key] ?? message.key, message.values);
}
