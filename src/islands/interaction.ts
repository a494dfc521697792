/**
 * When to wake an island up: a pointer over it, a finger on it, the focus in it, or an address that holds its state
 * (`#id?…` of the enclosing element). Until then it is a picture of a true result, and costs nothing on a slow line.
 * What the reader does while the script comes is not lost: typed text stays, and the last click is done again.
 */
import type { ClientDirective } from 'astro';

const WAKING = ['pointerenter', 'pointerdown', 'touchstart', 'focusin', 'input'] as const;

const interaction: ClientDirective = (load, _options, island) => {
  const home = island.closest<HTMLElement>('[data-lab-state]');
  let clicked: HTMLElement | null = null;
  const typed = new Set<EventTarget>();

  const addressed = () => home !== null && new RegExp(`^#${home.id}(\\?|$)`).test(location.hash);
  const onClick = (event: Event) => {
    const button = (event.target as Element | null)?.closest<HTMLElement>('button, [role=button], [role=gridcell]');
    if (button && !(button as HTMLButtonElement).form?.action) event.preventDefault();
    clicked = button ?? null;
  };
  const onInput = (event: Event) => {
    if (event.target) typed.add(event.target);
  };
  // a state is no fragment of the page: the browser does not go there by itself
  const show = () => home?.scrollIntoView();
  const onHash = () => {
    if (!addressed()) return;
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show, { once: true });
    else show();
    void wake();
  };

  let awake = false;
  const wake = async () => {
    if (awake) return;
    awake = true;
    for (const name of WAKING) island.removeEventListener(name, wake);
    const hydrate = await load();
    await hydrate();
    island.removeEventListener('click', onClick, true);
    island.removeEventListener('input', onInput, true);
    for (const field of typed) {
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    if (clicked?.isConnected) clicked.click();
  };

  for (const name of WAKING) island.addEventListener(name, wake, { passive: true });
  island.addEventListener('click', onClick, true);
  island.addEventListener('input', onInput, true);
  window.addEventListener('hashchange', onHash);
  onHash();
};

export default interaction;
