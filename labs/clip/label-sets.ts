/**
 * Labels worth trying: on the images shown at first each set has its right answer, and on the drawings it speaks of
 * most are (`label-sets.test.ts` measures both). The first set of a language is the one recorded with the book.
 */
import type { Localized } from '@kit/i18n/index.ts';

export const LABEL_SETS: Localized<readonly (readonly string[])[]> = {
  fr: [
    ['un chat', 'un chien', 'une voiture', 'un bateau', 'une pomme', 'une maison'],
    ['un animal', 'un véhicule', 'une fleur', 'un visage'],
    ['un chat', 'a cat', 'une voiture', 'a car'],
    ['un dessin d’animal', 'une photo d’animal', 'un dessin de véhicule', 'une photo de véhicule'],
  ],
  en: [
    ['a cat', 'a dog', 'a car', 'a ship', 'an apple', 'a house'],
    ['an animal', 'a vehicle', 'a flower', 'a face'],
    ['a cat', 'un chat', 'a car', 'une voiture'],
    ['a drawing of an animal', 'a photo of an animal', 'a drawing of a vehicle', 'a photo of a vehicle'],
  ],
};
