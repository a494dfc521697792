/** The place of a lab's request: in view and next for the Tab key, wherever in the lab the reader has acted. */
import type { Attachment } from 'svelte/attachments';

/**
 * The bar comes last in its lab, but right after the control that made it ask: the next Tab leads to it, and leaving it
 * leads back to where the reader was. Once seen, it keeps its own place until it asks again.
 */
export class NextToTheControl {
  #due = false;
  /** where the reader was when Tab led to the bar */
  #from: HTMLElement | null = null;
  /** last control of the lab, outside the bar, that held the focus */
  #last: HTMLElement | null = null;

  ask(): void {
    this.#due = true;
  }

  readonly attach: Attachment<HTMLElement> = (bar) => {
    const lab = bar.parentElement ?? bar;
    const onFocus = ({ target }: FocusEvent) => {
      if (target === bar) this.#back(bar);
      else if (target instanceof HTMLElement && !bar.contains(target)) this.#last = target;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Tab' && !event.altKey && !event.ctrlKey && !event.metaKey) this.#walk(event, bar);
    };
    lab.addEventListener('focusin', onFocus);
    lab.addEventListener('keydown', onKey);
    return () => {
      lab.removeEventListener('focusin', onFocus);
      lab.removeEventListener('keydown', onKey);
    };
  };

  /** The bar itself holds the focus when what it asked is settled: a reader with a keyboard goes back to work. */
  #back(bar: HTMLElement): void {
    const to = this.#from ?? this.#last;
    this.#from = null;
    if (to?.isConnected && bar.matches(':focus-visible')) to.focus({ preventScroll: true });
  }

  #walk(event: KeyboardEvent, bar: HTMLElement): void {
    const { target, shiftKey } = event;
    const buttons = [...bar.querySelectorAll<HTMLElement>('button:not(:disabled)')];
    if (!(target instanceof HTMLElement) || buttons.length === 0) return;
    if (!bar.contains(target)) {
      if (!this.#due || shiftKey) return;
      event.preventDefault();
      this.#due = false;
      this.#from = target;
      buttons[0]?.focus({ preventScroll: true });
    } else if (this.#from?.isConnected && target === buttons.at(shiftKey ? 0 : -1)) {
      this.#from.focus({ preventScroll: true });
      this.#from = null;
      // forwards, this very Tab goes on from there
      if (shiftKey) event.preventDefault();
    }
  }
}

/** Room for the outline of what holds the focus, px. */
const OUTLINE = 6;

let foot: CSSStyleSheet | undefined;
/**
 * How high what is asked for stands, told to what else floats at the lower edge of the window: `[data-at-foot]`. A rule of
 * its own: a property of the root is inherited, and each change of it would style the whole page anew (60 ms a time).
 */
function standing(height: number): void {
  if (!foot) {
    foot = new CSSStyleSheet();
    document.adoptedStyleSheets.push(foot);
  }
  foot.replaceSync(`[data-at-foot] { --asked: ${height}px; }`);
}

/** While the bar stands at the lower edge of the window, what holds or takes the focus does not hide behind it. */
export const coversNothing: Attachment<HTMLElement> = (bar) => {
  const root = document.documentElement;
  const size = new ResizeObserver(() => {
    root.style.scrollPaddingBottom = `${bar.offsetHeight + OUTLINE}px`;
    standing(bar.offsetHeight);
    const here = document.activeElement;
    if (!here || bar.contains(here) || !bar.parentElement?.contains(here)) return;
    const { height } = here.getBoundingClientRect();
    if (height < innerHeight / 2) here.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  });
  size.observe(bar);
  return () => {
    size.disconnect();
    root.style.removeProperty('scroll-padding-bottom');
    if (foot) standing(0);
  };
};
