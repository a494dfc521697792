/**
 * Where a result leads: the place is lit, unfolded where it was folded, and has the focus, so that a screen reader
 * reads on from there. Escape puts the light out, and what was looked for leaves the address.
 */
import { type Arrival, arrivalOf } from './address.ts';

const LIT = 'found';

function unfold(place: HTMLElement): void {
  for (let fold = place.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
}

function focus(place: HTMLElement): void {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
}

const lit = () => document.querySelector<HTMLElement>(`.${LIT}`);

function putOut(): void {
  lit()?.classList.remove(LIT);
  CSS.highlights?.delete(LIT);
}

function placeOf({ anchor }: Arrival): HTMLElement | null {
  return anchor === '' ? document.querySelector('h1') : document.getElementById(anchor);
}

async function light(place: HTMLElement, { terms }: Arrival): Promise<void> {
  putOut();
  place.classList.add(LIT);
  const { highlightWords } = await import('./highlight.ts');
  if (lit() === place) await highlightWords(place, terms, LIT);
}

/** `going`: the page is open, and the reader goes to another place of it. */
function arrive(going: boolean): void {
  const arrival = arrivalOf(location.hash);
  const place = arrival && placeOf(arrival);
  if (!arrival || !place) {
    putOut();
    return;
  }
  unfold(place);
  void light(place, arrival).catch((error: unknown) => console.info('Search:', error));
  if (going) place.scrollIntoView({ behavior: 'instant' });
  focus(place);
}

/** Before the page goes to its place (passages.ts): what is folded has to be open by then. */
export function startArrival(): void {
  addEventListener('hashchange', () => arrive(true));
  document.addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key !== 'Escape' || defaultPrevented || !lit() || document.querySelector('dialog[open], :popover-open')) return;
    putOut();
    const anchor = arrivalOf(location.hash)?.anchor;
    if (anchor !== undefined) history.replaceState(history.state, '', `#${anchor}`);
  });
  arrive(false);
}
