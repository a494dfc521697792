/** Texts of the exercises, from one file per language. */
import type { Localized, Strings } from '@kit/i18n/index.ts';
import { localized } from '@kit/i18n/localized.ts';
import type fr from './strings/fr.ts';

type Texts = Strings<typeof fr>;
const TEXTS = await localized<Texts>({ fr: () => import('./strings/fr.ts'), en: () => import('./strings/en.ts') });

/** One text in every language. */
export function text(pick: (texts: Texts) => string): Localized {
  return { fr: pick(TEXTS.fr), en: pick(TEXTS.en) };
}

interface Frame {
  readonly title: string;
  readonly statement: string;
  readonly hints: readonly string[];
  readonly solution: string;
}

/** Title, statement, hints and solution of one exercise. */
export function frame(pick: (texts: Texts) => Frame) {
  return {
    title: text((t) => pick(t).title),
    statement: text((t) => pick(t).statement),
    hints: pick(TEXTS.fr).hints.map((_, i) => text((t) => pick(t).hints[i] ?? '')),
    solution: text((t) => pick(t).solution),
  };
}
