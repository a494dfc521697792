/** How a numbered object is named and linked in the text. */
import { type Locale, pagePath } from '@kit/i18n/index.ts';
import type { Label } from './numbering.ts';
import { strings } from './strings/index.ts';

/** « équation 55.2 »; the no-break space keeps the number with its name. */
export function labelText(locale: Locale, { kind, number }: Pick<Label, 'kind' | 'number'>, capital = false): string {
  const name = strings(locale)[kind];
  const text = number ? `${name}\u00A0${number}` : name;
  return capital ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Address of the object, an anchor alone when it is on the same page. */
export function labelPath(locale: Locale, { page, anchor }: Label, from: string): string {
  const hash = anchor && `#${anchor}`;
  return page === from && hash ? hash : pagePath(locale, page) + hash;
}
