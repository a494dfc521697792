/** What can be found in the book: its pages, and on each the places to which a result leads, in reading order. */

/**
 * heading: of the text; block: a paragraph, an item of a list, the caption of a figure; lab, exercise; term: an entry
 * of the glossary
 */
export type Kind = 'heading' | 'block' | 'lab' | 'exercise' | 'term';

export interface Place {
  readonly kind: Kind;
  /** id of the element */
  readonly anchor: string;
  /** '' of a block */
  readonly title: string;
}

export interface Page<P extends Place = Place> {
  /** under the base of the site: `en/55-1-1/` */
  readonly path: string;
  /** « 55.1.1 »; '' of the glossary */
  readonly number: string;
  readonly title: string;
  readonly places: readonly P[];
}

/** A place as it is read when the index is made. */
export interface ReadPlace extends Place {
  readonly text: string;
  /** names under which it is looked for besides: its own, or those of the terms that it introduces */
  readonly names: readonly string[];
}
