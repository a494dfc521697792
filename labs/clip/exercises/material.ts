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

/** More of them. Progress of older books counts on the ten above: new ones go here. */
export const ALL_SUBJECTS: readonly Subject[] = [
  ...SUBJECTS,
  subject('1f981', 'un lion', 'a lion'),
  subject('1f43a', 'un loup', 'a wolf'),
  subject('1f40e', 'un cheval', 'a horse'),
  subject('1f42e', 'une vache', 'a cow'),
  subject('1f426', 'un oiseau', 'a bird'),
  subject('1f438', 'une grenouille', 'a frog'),
  subject('1f988', 'un requin', 'a shark'),
  subject('1f40b', 'une baleine', 'a whale'),
  subject('1f695', 'un taxi', 'a taxi'),
  subject('1f69a', 'un camion', 'a truck'),
  subject('1f6f4', 'une trottinette', 'a scooter'),
  subject('1f6f6', 'un canoë', 'a canoe'),
  subject('2708', 'un avion', 'a plane'),
  subject('1f680', 'une fusée', 'a rocket'),
  subject('1f3ed', 'une usine', 'a factory'),
  subject('26fa', 'une tente', 'a tent'),
  subject('1f352', 'des cerises', 'cherries'),
  subject('1f34e', 'une pomme', 'an apple'),
  subject('2b50', 'une étoile', 'a star'),
  subject('2600', 'un soleil', 'a sun'),
];

export function subjectOf(drawing: string): Subject | undefined {
  return ALL_SUBJECTS.find((one) => drawingOf(one) === drawing);
}

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

/** More of them; as for the subjects. */
export const ALL_PHRASES: readonly Localized[] = [
  ...PHRASES,
  { fr: 'de quoi voyager loin', en: 'a way to travel far' },
  { fr: 'il fait très froid', en: 'it is very cold' },
  { fr: 'de quoi jouer de la musique', en: 'something to make music with' },
  { fr: 'un dessert sucré', en: 'a sweet dessert' },
  { fr: 'une bête dangereuse', en: 'a dangerous beast' },
  { fr: 'un lieu où dormir', en: 'a place to sleep in' },
];
