/** Sentences around a label: « dessin : {} ». The gap `{}` receives the label as the reader wrote it. */
import type { Localized } from '@kit/i18n/index.ts';

export const GAP = '{}';
/** The label alone. */
export const BARE = GAP;
/** Stands for the mean of all the proposed templates. */
export const MEAN = '*';
export const MAX_TEMPLATE = 80;

/**
 * What the lab proposes; the first is the label alone. Those of the training recipe come first, then two it never
 * wrote.
 */
export const TEMPLATES: Localized<readonly string[]> = {
  fr: [
    BARE,
    'dessin\u00a0: {}',
    'émoji\u00a0: {}',
    'une image\u00a0: {}',
    'photo\u00a0: {}',
    'un cliché de {} pris de près',
  ],
  en: [BARE, 'drawing: {}', 'emoji: {}', 'an image: {}', 'photo: {}', 'a close-up shot of {}'],
};

/** A template without gap would make all labels the same sentence. */
export function isTemplate(text: string): boolean {
  return text === MEAN || (text.includes(GAP) && text.length <= MAX_TEMPLATE);
}

export function fill(template: string, label: string): string {
  return template.replaceAll(GAP, () => label);
}

/** The sentences whose vectors stand for a label: one, or all the proposed ones whose mean is taken. */
export function sentencesOf(template: string, label: string, proposed: readonly string[]): string[] {
  return (template === MEAN ? proposed : [template]).map((one) => fill(one, label));
}
