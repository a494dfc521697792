/** The drawings that come with the book: what they show, and their pixels. */
import type { Rgba } from '@kit/images/preprocess.ts';
import type { Localized } from '@kit/i18n/index.ts';

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
}

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
