/** What the page fills its sentences with: the figures that the tests run by, and what the build counts. */
import type { Locale, Localized } from '@kit/i18n/index.ts';
import { interpolate, type Values } from '@kit/i18n/interpolate.ts';
import { ENGINE_NAMES, TRIALS } from '@kit/trials.ts';
import manifest from '../../../package.json';

/** How a list of names ends: British English has no comma before « and ». */
const LISTS: Localized = { fr: 'fr-FR', en: 'en-GB' };

/** @param labs how many the book has */
export function figures(locale: Locale, labs: number): Values {
  const engines = new Intl.ListFormat(LISTS[locale], { type: 'conjunction' }).format(ENGINE_NAMES);
  return { ...TRIALS, engines, labs, axe: manifest.devDependencies['axe-core'] };
}

/** A sentence with its figures; one that nothing gives fails the build. */
export function filled(locale: Locale, text: string, values: Values): string {
  const sentence = interpolate(locale, text, values);
  if (/[{}]/.test(sentence)) throw new Error(`no test gives a figure of: ${sentence}`);
  return sentence;
}
