/**
 * Lays out, while the browser has nothing else to do, what the style sheet leaves for later (`content-visibility: auto`
 * in prose.css). Chromium keeps what was never laid out from screen readers: once the page is open, all of it is
 * theirs.
 */
import { goToPlace, keepPlace } from './place.ts';

const LATER = '.passage, .drawing, .lab-view, .exercise-view';
/** ms between two pieces where the browser does not say when it is idle (Safari) */
const PAUSE = 100;

const whenIdle = (then: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(then, { timeout: 500 }) : setTimeout(then, PAUSE);

function layOut([first, ...others]: readonly HTMLElement[]): void {
  // in the end at the root: the page now scrolls smoothly to where a link leads (base.css)
  const piece = first ?? document.documentElement;
  piece.dataset['laid'] = '';
  if (!first) return;
  // in the next frame; what follows waits until it is done
  requestAnimationFrame(() => whenIdle(() => layOut(others)));
}

/**
 * Once the page is parsed, Chromium looks for forms to fill in, and lays out every lab and exercise that has a field of
 * text, all in one task. It does not see what is not displayed, and does not come back.
 */
function hideFromAutofill(pieces: readonly HTMLElement[], then: () => void): void {
  const hidden = pieces.filter((piece) => !piece.contains(document.activeElement));
  for (const piece of hidden) piece.dataset['later'] = '';
  const show = () =>
    requestAnimationFrame(() => {
      for (const piece of hidden) delete piece.dataset['later'];
      then();
    });
  document.addEventListener('DOMContentLoaded', show, { once: true });
}

/**
 * The fonts of large brackets and sums, which come with the first formula that has one, and move all the text above.
 */
async function bracketFonts(): Promise<void> {
  const large = [
    '.delimsizing.size1, .delim-size1, .op-symbol.small-op',
    '.delimsizing.size2, .op-symbol.large-op',
    '.delimsizing.size3',
    '.delimsizing.size4, .delim-size4',
  ];
  const used = large.flatMap((classes, n) => (document.querySelector(classes) ? [`1em KaTeX_Size${n + 1}`] : []));
  await Promise.allSettled(used.map((font) => document.fonts.load(font)));
}

export function startPassages(): void {
  const pieces = [...document.querySelectorAll<HTMLElement>(LATER)];
  const arrive = () => goToPlace(pieces);
  if (document.readyState === 'complete') arrive();
  else hideFromAutofill(pieces, arrive);
  keepPlace(pieces);
  const start = () => whenIdle(() => void bracketFonts().then(() => layOut(pieces)));
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}
