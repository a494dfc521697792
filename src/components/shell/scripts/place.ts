/**
 * Where the reader is in the page: where its address leads, or where they were when it was left or loaded again. The
 * browser counts that in pixels from the top, and what is not laid out yet has only an estimated height there
 * (prose.css): the place is kept as a piece of the page, and what of it was above the window.
 */
import { keepLastRead, type Place, resumedPlace } from './resume.ts';

const key = () => `book:place:${location.pathname}`;

/** The first piece that the window shows. */
function placeIn(pieces: readonly HTMLElement[]): Place | null {
  const piece = pieces.findIndex((it) => it.getBoundingClientRect().bottom > 0);
  const top = pieces[piece]?.getBoundingClientRect().top;
  return top === undefined ? null : { piece, top };
}

function kept(): Place | null {
  try {
    return JSON.parse(sessionStorage.getItem(key()) ?? 'null') as Place | null;
  } catch {
    return null; // storage refused
  }
}

function keep(place: Place | null): void {
  try {
    sessionStorage.setItem(key(), JSON.stringify(place));
  } catch {
    // storage refused: the page opens at its top
  }
}

/** Has the reader been here before, by the history of the browser or by loading the page again? */
function isReturn(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'reload' || navigation?.type === 'back_forward';
}

/** Where the address leads; what follows `?` is the state of a lab. */
function goToAnchor(): void {
  const [id = ''] = location.hash.slice(1).split('?');
  document.getElementById(id)?.scrollIntoView({ behavior: 'instant' });
}

/** To be called once the pieces have their boxes. */
export function goToPlace(pieces: readonly HTMLElement[]): void {
  const place = isReturn() ? kept() : resumedPlace();
  const piece = place && pieces[place.piece];
  if (!piece) {
    goToAnchor();
    return;
  }
  const goBack = () => scrollBy({ top: piece.getBoundingClientRect().top - place.top, behavior: 'instant' });
  goBack();
  // and once more when what is now near has taken its height
  requestAnimationFrame(() => requestAnimationFrame(goBack));
}

export function keepPlace(pieces: readonly HTMLElement[]): void {
  history.scrollRestoration = 'manual';
  const tell = () => keepLastRead(placeIn(pieces));
  addEventListener('pagehide', () => {
    keep(placeIn(pieces));
    tell();
  });
  // a phone may end a page that it has hidden without another word
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tell());
}
