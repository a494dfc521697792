/** The drawings that come with the book: what they show, and their pixels. */

import type { Localized } from '../i18n/index.ts';
import type { Rgba } from '../images/preprocess.ts';

/** Groups of Unicode's emoji list, by their number there. */
export const GROUPS = {
  0: 'smileys',
  1: 'people',
  3: 'nature',
  4: 'food',
  5: 'travel',
  6: 'activities',
  7: 'objects',
  8: 'symbols',
  9: 'flags',
} as const;
export type GroupName = (typeof GROUPS)[keyof typeof GROUPS];

export interface Concept {
  /** code points, as `1f431` */
  readonly code: string;
  readonly group: keyof typeof GROUPS;
  readonly names: Localized;
  /** no drawing of it was ever trained on */
  readonly heldOut: boolean;
}

export interface Drawing {
  /** `<code>.<set>` */
  readonly id: string;
  /** index among the concepts */
  readonly concept: number;
  /** the emoji set whose style it has */
  readonly set: string;
  /** why training never saw it, null if it did */
  readonly unseen: Unseen | null;
}

/** What was kept from training: the thing drawn, in every style; or the style, whatever it draws. */
export const UNSEEN = ['concept', 'style'] as const;
export type Unseen = (typeof UNSEEN)[number];

export interface Gallery {
  readonly concepts: readonly Concept[];
  readonly drawings: readonly Drawing[];
  /** pixels of one drawing, by its index */
  readonly rgba: (drawing: number) => Rgba;
  /** CSS `background` that shows one drawing, in a square box of any size */
  readonly tile: (drawing: number) => string;
}

export function drawingIndex(gallery: Pick<Gallery, 'drawings'>, id: string): number {
  return gallery.drawings.findIndex((drawing) => drawing.id === id);
}

/** Drawings on the map, at most; beyond, they would hide one another. */
const ON_MAP = 160;

/** Drawings of the map: the first of each concept, evenly thinned out. */
export function mapDrawings({ concepts, drawings }: Pick<Gallery, 'concepts' | 'drawings'>): number[] {
  const firsts = concepts
    .map((_, concept) => drawings.findIndex((drawing) => drawing.concept === concept))
    .filter((drawing) => drawing >= 0);
  const step = Math.max(1, firsts.length / ON_MAP);
  return firsts.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}
