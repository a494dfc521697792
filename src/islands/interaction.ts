/**
 * When to wake an island up. By itself: a pointer over it, a finger on it, the focus in it, a part of it that a link
 * unfolds, an address that holds its state (`#id?…` of the enclosing element), or controls that do not stand as the
 * page was written (a browser restored them). Until then it is a picture of a true result, and costs nothing on a
 * slow line. `client:interaction="near"` wakes it when it is about to be seen, `"load"` at once.
 *
 * What the reader does while the script comes is not lost: entries are entered again, clicks are done again. A script
 * that does not come is said, and the next touch asks for it again. Texts of the live view that a translator has
 * replaced are put back: the script would write on into nodes that are no longer on the page.
 */
import type { ClientDirective } from 'astro';
import { entriesIn } from './entry.ts';
import { inTurn } from './in-turn.ts';
import { keepText, unwrapText } from './translation.ts';

const WAKING = ['pointerenter', 'pointerdown', 'touchstart', 'focusin', 'input', 'dragenter', 'toggle'] as const;

/** Early enough for an exercise to be the learner's own before it comes into the window. */
const NEAR = { rootMargin: '600px' };

const BUTTONS = 'button, [role=button], [role=gridcell]';

const interaction: ClientDirective = (load, { value }, island) => {
  const home = island.closest<HTMLElement>('[data-lab-state]');
  const opened = new Set(island.querySelectorAll('details[open]'));
  const clicked = new Set<HTMLElement>();
  let composing = false;
  let running = false;
  let awake = false;
  let note: HTMLElement | undefined;

  const addressed = () => home !== null && new RegExp(`^#${home.id}(\\?|$)`).test(location.hash);
  const onClick = (event: Event) => {
    const button = (event.target as Element | null)?.closest<HTMLElement>(`${BUTTONS}, label, input, summary, a`);
    // a control in a cell, a link, a summary do by themselves what they are for
    if (!button?.matches(BUTTONS)) return;
    if (!(button as HTMLButtonElement).form?.action) event.preventDefault();
    clicked.delete(button);
    clicked.add(button);
  };
  // letters that are being composed would be taken out of the reader's hands
  const onCompose = ({ type }: Event) => {
    composing = type === 'compositionstart';
  };
  // a state is no fragment of the page: the browser does not go there by itself
  const show = () => home?.scrollIntoView();
  const onHash = () => {
    if (!addressed()) return;
    // while the page is read, it goes there by itself (shell/scripts/passages.ts)
    if (document.readyState !== 'loading') show();
    void wake();
  };
  /** A page loaded again goes on to the address it had when it was left (kit/lab/address.svelte.ts). */
  const goOn = () => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (!home || navigation?.type !== 'reload') return;
    try {
      const left = sessionStorage.getItem('book:left');
      sessionStorage.removeItem('book:left');
      if (left?.startsWith(`${location.href.split('#')[0]}#`)) history.replaceState(history.state, '', left);
    } catch {
      // storage refused
    }
  };
  const say = () => {
    if (!running || note) return;
    note = document.createElement('p');
    note.className = 'unloaded';
    note.role = 'alert';
    note.textContent = document.body.dataset['unloaded'] ?? '';
    island.before(note);
  };
  const onFailure = (event: Event) => {
    event.preventDefault();
    say();
  };

  const wake = async () => {
    if (awake) return;
    // modules that wait for what did not come
    dispatchEvent(new Event('book:again'));
    if (running) return;
    running = true;
    try {
      const hydrate = await inTurn(load);
      if (composing) await new Promise((resolve) => island.addEventListener('compositionend', resolve, { once: true }));
      unwrapText(island);
      const entries = entriesIn(island, opened);
      await hydrate();
      if (island.hasAttribute('ssr')) return;
      awake = true;
      note?.remove();
      for (const [name, listener] of listeners) island.removeEventListener(name, listener, true);
      keepText(island);
      await entries.restore();
      for (const button of clicked) if (button.isConnected) button.click();
    } catch (error) {
      say();
      console.error(error);
    } finally {
      running = false;
    }
  };

  const listeners = [
    ...WAKING.map((name) => [name, wake] as const),
    ['click', onClick],
    ['compositionstart', onCompose],
    ['compositionend', onCompose],
    ['astro:hydration-error', onFailure],
  ] as const;
  for (const [name, listener] of listeners) {
    island.addEventListener(name, listener, { capture: true, passive: listener === wake });
  }
  addEventListener('book:missing', say);
  addEventListener('hashchange', onHash);
  addEventListener('pageshow', () => {
    if (entriesIn(island, opened).some) void wake();
  });
  goOn();
  onHash();
  if (value === 'load') void wake();
  if (value === 'near') {
    const seen = new IntersectionObserver((seen, observer) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void wake();
    }, NEAR);
    for (const child of island.children) seen.observe(child);
  }
};

export default interaction;
