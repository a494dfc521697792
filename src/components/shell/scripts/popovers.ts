/**
 * Definitions and references open beside their word: on hover after a moment, on keyboard focus, on click or tap.
 * They are native popovers: Escape and a click elsewhere close them.
 */
const DELAY = 180;
const GAP = 8;

let timer: ReturnType<typeof setTimeout> | undefined;
/** opened by click or tap: stays until dismissed */
let pinned = false;

function later(action: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(action, DELAY);
}

function popoverOf(link: HTMLAnchorElement): HTMLElement | null {
  return document.getElementById(link.hash.slice(1));
}

/**
 * Under the word, or above it when there is more room; always inside the window. Phones: a sheet, placed by the style.
 */
function place(popover: HTMLElement, link: HTMLElement): void {
  popover.style.inset = '';
  if (matchMedia('(max-width: 40rem)').matches) return;
  const word = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(word.left, innerWidth - width - GAP));
  const below = word.bottom + GAP;
  const top = below + height > innerHeight && word.top - GAP - height > 0 ? word.top - GAP - height : below;
  popover.style.inset = `${top}px auto auto ${left}px`;
}

function open(link: HTMLAnchorElement): void {
  const popover = popoverOf(link);
  if (!popover) return;
  clearTimeout(timer);
  if (!popover.matches(':popover-open')) popover.showPopover({ source: link });
  place(popover, link);
}

function close(link: HTMLAnchorElement): void {
  const popover = popoverOf(link);
  if (popover?.matches(':popover-open')) popover.hidePopover();
}

function watch(link: HTMLAnchorElement): void {
  const popover = popoverOf(link);
  if (!popover) return;
  const leave = () => {
    if (!pinned) later(() => close(link));
  };
  link.addEventListener('pointerenter', ({ pointerType }) => {
    if (pointerType === 'mouse') later(() => open(link));
  });
  link.addEventListener('pointerleave', leave);
  link.addEventListener('focus', () => {
    if (link.matches(':focus-visible')) open(link);
  });
  link.addEventListener('blur', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && popover.contains(relatedTarget))) close(link);
  });
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
    pinned = true;
  });
}

export function startPopovers(): void {
  // without popovers (iOS 16), the link goes to its target, which the style then shows
  if (!('popover' in HTMLElement.prototype)) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-pop]')) watch(link);
  for (const popover of document.querySelectorAll<HTMLElement>('.pop')) {
    popover.addEventListener('pointerenter', () => clearTimeout(timer));
    popover.addEventListener('pointerleave', () => {
      if (!pinned) later(() => popover.hidePopover());
    });
    popover.addEventListener('toggle', (event) => {
      if ((event as ToggleEvent).newState === 'closed') pinned = false;
    });
  }
}
