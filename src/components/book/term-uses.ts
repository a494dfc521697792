/** Where the text names each term of the glossary: the first place of each section. */
import { compareNumbers, type Source, withoutCode } from './numbering.ts';

export interface Use {
  /** slug and number of the section */
  readonly page: string;
  readonly number: string;
  /** id of the heading it stands under; '' before the first */
  readonly heading: string;
}

const HEADING_OR_TERM = /^#{2,4} .*\{#([a-z0-9-]+)\}|<Term\b[^>]*?\bid="([^"]+)"/gm;

/** Per term, the sections that name it, in reading order, each with the heading over its first `<Term>`. */
export function usesIn(sources: readonly Source[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const { slug: page, number, body } of [...sources].sort((a, b) => compareNumbers(a.number, b.number))) {
    let heading = '';
    for (const [, id, term] of withoutCode(body).matchAll(HEADING_OR_TERM)) {
      if (id) heading = id;
      if (!term) continue;
      const known = uses.get(term) ?? [];
      if (known.at(-1)?.page !== page) known.push({ page, number, heading });
      uses.set(term, known);
    }
  }
  return uses;
}
