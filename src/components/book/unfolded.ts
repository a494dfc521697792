/** Which parts of the table of contents list their sections. */

/** Sections up to which every page lists all: beyond, n pages of n lines each would outgrow their own text. */
const WHOLE = 60;

interface Listed {
  readonly sections: readonly { readonly slug: string }[];
}

/**
 * All of them in a book of this size. In a larger one, a section lists the sections of its own part, and leads to the
 * others through the cover; pages that are no section (few, however long the book) list everything still.
 */
export function unfoldedParts<P extends Listed>(parts: readonly P[], page: string): ReadonlySet<P> {
  const count = parts.reduce((sum, { sections }) => sum + sections.length, 0);
  const own = parts.find(({ sections }) => sections.some(({ slug }) => slug === page));
  return new Set(count <= WHOLE || !own ? parts : [own]);
}
