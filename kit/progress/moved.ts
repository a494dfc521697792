/**
 * The exercises of which this learner has another variant on the table than the one in the page, told to the next page
 * before its first paint: their statements are not shown before the progress is read, and what is read never changes.
 */
import { DATABASE } from './database.ts';
import type { Progress } from './types.ts';

/** In localStorage, which alone can be read before a paint: ids with spaces between them. */
const KEY = 'variants';

export function tellNextPage({ exercises }: Progress): void {
  const moved = Object.values(exercises).filter(({ since, variant }) => since !== variant);
  const ids = moved.map(({ id }) => id).join(' ');
  try {
    if (localStorage.getItem(KEY) !== ids) localStorage.setItem(KEY, ids);
  } catch {
    // storage refused: the next page shows its own variant for a moment
  }
}

/** Not for ever: the scripts of the page may fail. */
const PATIENCE = 15_000;

/**
 * Inline script of the page's head. A learner of an older book was never told of: where a database is found, all
 * statements wait. What fails (storage refused, an old browser) hides nothing.
 */
export const BEFORE_PAINT = `(() => {
  try {
    const moved = localStorage.getItem('${KEY}');
    if (moved === '') return;
    const which = moved === null ? '[data-exercise]' : moved.split(' ').map((id) => '[data-exercise="' + id + '"]');
    const known = moved === null && indexedDB.databases();
    const sheet = new CSSStyleSheet();
    const show = () => sheet.replaceSync('');
    sheet.replaceSync('@media screen{:is(' + which + ')[data-ready=false]>:not(form){visibility:hidden}}');
    document.adoptedStyleSheets = [sheet];
    setTimeout(show, ${PATIENCE});
    if (known) known.then((all) => all.some(({ name }) => name === '${DATABASE}') || show(), show);
  } catch {}
})();`;
