/**
 * The mark of a page: the hash of its text, written on its `<html>` when the book is built. Hosts and proxies add
 * scripts and banners to the pages they send; the mark then still says which page of which version it is, which a
 * hash of the whole cannot.
 */
const MARK = / data-page="?([0-9a-f]{16})"?/;

export function markOf(html: string): string | undefined {
  return MARK.exec(html)?.[1];
}

/** `hash` of the page without its mark. */
export function withMark(html: string, hash: (text: string) => string): string {
  const bare = html.replace(MARK, '');
  return bare.replace(/<html\b/, `<html data-page="${hash(bare).slice(0, 16)}"`);
}

/**
 * Is `html`, as it came, the page of this mark, whole, whatever was added to it? `others`: marks of the other pages of
 * this version: some hosts answer with the home page for what they lack.
 */
export type Likeness = 'same' | 'other-version' | 'other';
export function compare(html: string, mark: string, others: (mark: string) => boolean): Likeness {
  const found = markOf(html);
  if (found === undefined) return 'other';
  if (found !== mark) return others(found) ? 'other' : 'other-version';
  // cut short: a page ends with its text, then its script (layouts/Book.astro)
  const end = html.lastIndexOf('</main>');
  return end >= 0 && html.includes('</script>', end) ? 'same' : 'other';
}
