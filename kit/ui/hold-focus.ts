/** Keeps the keyboard's place while work disables, or takes away, the control that it started from. */

const usable = (element: HTMLElement) => element.isConnected && !element.matches(':disabled');

/**
 * To be called before the work, which `root` may be changed by. The result is called each time that the page has been
 * drawn anew (`done` once the work has ended): where the reader's own control cannot hold the focus any more,
 * `standIn` takes it, and gives it back at the end. A reader who has gone elsewhere stays there.
 */
export function holdFocus(root: HTMLElement, standIn: () => HTMLElement | null): (done: boolean) => void {
  const place = document.activeElement;
  if (!(place instanceof HTMLElement) || !root.contains(place)) return () => {};
  let lent: HTMLElement | null = null;
  return (done) => {
    const here = document.activeElement;
    // a browser takes the focus from a disabled control later, when it draws
    const lost = here === document.body || here?.matches(':disabled');
    if (!lost && here !== lent) return;
    if (done && usable(place)) place.focus({ preventScroll: true });
    else if (lost) {
      lent = standIn();
      lent?.focus({ preventScroll: true });
    }
  };
}
