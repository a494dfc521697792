/** Where a link of a page leads in a book that has some of the pages. */
import type { Book, Chapter } from './book.ts';

export type Target =
  | { readonly kind: 'inside'; readonly slug: string; readonly id: string }
  | { readonly kind: 'outside'; readonly address: string };

/** On the page, definitions and references open in place; in a book they are where they are listed. */
const LISTED: readonly (readonly [RegExp, string])[] = [
  [/^def-/, 'glossaire'],
  [/^ref-/, 'bibliographie'],
];

export function addressIn(book: Book, chapter: Chapter, href: string): Target {
  const here = new URL(`${chapter.slug}/`, book.address);
  const address = new URL(href, here);
  const page = `${address.origin}${address.pathname}`;
  const slug = page.startsWith(book.address) ? page.slice(book.address.length).replace(/\/$/, '') : '';
  const found = book.chapters.find((one) => one.slug === slug);
  // a fragment with settings opens a lab, which runs online
  if (!found || address.hash.includes('?')) return { kind: 'outside', address: address.href };
  const id = decodeURIComponent(address.hash.slice(1));
  const [mark, list] = LISTED.find(([mark]) => mark.test(id)) ?? [];
  if (mark && list) return { kind: 'inside', slug: list, id: id.replace(mark, '') };
  // what a lab shows as it runs is online only
  if (id !== '' && !found.article.querySelector(`#${CSS.escape(id)}`))
    return { kind: 'outside', address: address.href };
  return { kind: 'inside', slug: found.slug, id };
}
