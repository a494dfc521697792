/** Labels worth trying. The first set of a language is the one recorded with the book. */
import type { Localized } from '@kit/i18n/index.ts';

export const LABEL_SETS: Localized<readonly (readonly string[])[]> = {
  fr: [
    ['un chat', 'un chien', 'une voiture', 'un bateau', 'une pomme', 'une maison'],
    ['un animal', 'un véhicule', 'de la nourriture', 'un objet'],
    ['un chat', 'a cat', 'un chien', 'a dog'],
    ['rouge', 'vert', 'bleu', 'jaune'],
  ],
  en: [
    ['a cat', 'a dog', 'a car', 'a ship', 'an apple', 'a house'],
    ['an animal', 'a vehicle', 'food', 'an object'],
    ['a cat', 'un chat', 'a dog', 'un chien'],
    ['red', 'green', 'blue', 'yellow'],
  ],
};
