/**
 * Where the reader left the text, in which section and at which passage: offered on the cover and on the page of
 * progress, never forced. Kept beside the preferences; the last page that is left tells.
 */
import { type Locale, pagePath } from '@kit/i18n/index.ts';
import { currentHeading } from './contents.ts';
import { readPreference, writePreference } from './storage.ts';

const KEY = 'last-read';
/** Set by the link that resumes, for the page that it opens in the same tab. */
const FLAG = 'book:resume';

/** A place in a page (place.ts). */
export interface Place {
  /** index among the pieces of the page */
  readonly piece: number;
  /** px from the upper edge of the window to that of the piece, usually negative */
  readonly top: number;
}

interface LastRead extends Place {
  readonly slug: string;
  readonly path: string;
  /** id and text of the last heading before the place; the text is in the language of the page */
  readonly heading?: string;
  readonly text?: string;
  readonly locale: string;
}

function lastRead(): LastRead | null {
  try {
    const kept: unknown = JSON.parse(readPreference(KEY) ?? 'null');
    const known = typeof kept === 'object' && kept !== null && 'slug' in kept && 'piece' in kept && 'top' in kept;
    return known ? (kept as LastRead) : null;
  } catch {
    return null;
  }
}

/** To be called when a page is left, with what its window shows. */
export function keepLastRead(place: Place | null): void {
  const slug = document.querySelector<HTMLElement>('[data-end-of]')?.dataset['endOf'];
  // at the very top nothing was read
  if (!slug || !place || scrollY < innerHeight / 2) return;
  const heading = currentHeading();
  const text = heading?.textContent?.trim();
  const kept: LastRead = {
    ...place,
    slug,
    path: location.pathname,
    locale: document.documentElement.lang,
    ...(heading && { heading: heading.id }),
    ...(text && { text }),
  };
  writePreference(KEY, JSON.stringify(kept));
}

/** The place to go to, where this page was opened by the link that resumes; once. */
export function resumedPlace(): Place | null {
  try {
    if (sessionStorage.getItem(FLAG) === null) return null;
    sessionStorage.removeItem(FLAG);
  } catch {
    return null; // storage refused: the address leads to the heading
  }
  const kept = lastRead();
  return kept?.path === location.pathname ? kept : null;
}

/** `<p data-resume hidden>…</p>`: where there is a place to offer, a link to it. */
export function startResume(): void {
  const offer = document.querySelector<HTMLElement>('[data-resume]');
  const kept = lastRead();
  const entry = kept && document.querySelector(`.contents [data-section="${CSS.escape(kept.slug)}"]`);
  if (!offer || !kept || !entry) return;
  const { number, title } = sectionOf(entry);
  const passage = kept.locale === document.documentElement.lang && kept.text;
  const link = document.createElement('a');
  link.textContent = `${number} ${title}${passage ? ` – ${passage}` : ''}`;
  const page = pagePath(document.documentElement.lang as Locale, kept.slug);
  link.href = `${page}${kept.heading ? `#${kept.heading}` : ''}`;
  link.addEventListener('click', (event) => {
    // another tab, which has its own storage: the flag would stay for a later page of this one
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    try {
      sessionStorage.setItem(FLAG, '1');
    } catch {
      // the heading is near enough
    }
  });
  offer.append(link);
  offer.hidden = false;
}

/** An entry of the table of contents, without the mark of what is read. */
function sectionOf(entry: Element): { readonly number: string; readonly title: string } {
  const [number, title] = entry.children;
  const text = [...(title?.childNodes ?? [])].find(({ nodeType }) => nodeType === Node.TEXT_NODE)?.textContent;
  return { number: number?.textContent ?? '', title: text?.trim() ?? '' };
}
