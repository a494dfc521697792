/** What the exercises done in the lab are about: shipped drawings that the model knows, with their names. */
import type { Localized } from '@kit/i18n/index.ts';

/** The emoji set whose drawings the book ships. */
const SET = 'noto';

export interface Subject {
  readonly code: string;
  readonly names: Localized;
}

const subject = (code: string, fr: string, en: string): Subject => ({ code, names: { fr, en } });

export const SUBJECTS: readonly Subject[] = [
  subject('1f431', 'un chat', 'a cat'),
  subject('1f436', 'un chien', 'a dog'),
  subject('1f697', 'une voiture', 'a car'),
  subject('26f5', 'un bateau', 'a boat'),
  subject('1f41f', 'un poisson', 'a fish'),
  subject('1f333', 'un arbre', 'a tree'),
  subject('1f355', 'une pizza', 'a pizza'),
  subject('1f6b2', 'un vélo', 'a bicycle'),
  subject('1f98b', 'un papillon', 'a butterfly'),
  subject('1f3e0', 'une maison', 'a house'),
];

export function drawingOf({ code }: Subject): string {
  return `${code}.${SET}`;
}

/** Phrases that name no drawing. */
export const PHRASES: readonly Localized[] = [
  { fr: 'un animal de la ferme', en: 'a farm animal' },
  { fr: 'quelque chose à boire', en: 'something to drink' },
  { fr: 'un véhicule à deux roues', en: 'a vehicle with two wheels' },
  { fr: 'le ciel la nuit', en: 'the sky at night' },
  { fr: 'un visage triste', en: 'a sad face' },
  { fr: 'un animal qui vit dans l’eau', en: 'an animal that lives in water' },
  { fr: 'de quoi écrire', en: 'something to write with' },
  { fr: 'un fruit rouge', en: 'a red fruit' },
];
