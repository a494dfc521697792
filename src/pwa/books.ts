/**
 * The books to take away, offered by the offline page where they are: made of the built site (`npm run build:ebook`),
 * they are written into it afterwards. Where there are none, the page says nothing.
 */
import { formatBytes, type Locale } from '../../kit/i18n/index.ts';
import { PWA_STRINGS } from './strings/index.ts';

export type BookFormat = 'epub';

export interface OfferedBook {
  readonly format: BookFormat;
  /** its name in the folder `ebook/` of the site */
  readonly file: string;
  readonly bytes: number;
}

const PLACE = /(<section class="panel" data-books)[^>]*>.*?<\/section>/s;

/** The offline page of a language with these books, in place of those that it had. `base` with both slashes. */
export function withBooks(html: string, locale: Locale, books: readonly OfferedBook[], base: string): string {
  if (!PLACE.test(html)) throw new Error('the offline page has no place for the books');
  const s = PWA_STRINGS[locale];
  const items = books.map(
    ({ format, file, bytes }) =>
      `<li><a href="${base}ebook/${file}" download>${s.bookFormats[format]}</a> (${formatBytes(locale, bytes)})</li>`,
  );
  const inner = items.length > 0 ? `<h2>${s.books}</h2><p>${s.booksLead}</p><ul>${items.join('')}</ul>` : '';
  return html.replace(PLACE, (_, open) => `${open}>${inner}</section>`);
}
