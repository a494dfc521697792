/** What goes into the page where a book is made, and what comes out. */
import type { Locale } from '../../kit/i18n/index.ts';

export interface BookInput {
  readonly locale: Locale;
  /** HTML of the pages of the site in that language, by slug; '' is the cover */
  readonly pages: Readonly<Record<string, string>>;
  /** the pages that follow the sections and the solutions, in this order */
  readonly lists: readonly string[];
  /** HTML of the solution of each exercise, by its id */
  readonly solutions: Readonly<Record<string, string>>;
  /** selectors of the site's sheets: which of them draw is asked */
  readonly selectors: readonly string[];
}

export interface MadeChapter {
  readonly slug: string;
  /** `55.1.1`, of a section */
  readonly number: string;
  readonly title: string;
  /** title of its part; '' after the last one */
  readonly part: string;
  readonly headings: readonly { readonly id: string; readonly text: string }[];
  readonly xhtml: string;
}

export interface Made {
  readonly locale: Locale;
  readonly title: string;
  readonly name: string;
  readonly description: string;
  readonly licence: string;
  /** of the cover of the site */
  readonly address: string;
  readonly chapters: readonly MadeChapter[];
  /** addresses of images, as the pages write them */
  readonly images: readonly string[];
  readonly drawn: readonly string[];
}
