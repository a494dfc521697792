/** Keeps the keyboard's place where a control gives way to another (« start » to « stop », « load » to « cancel »). */
import type { Attachment } from 'svelte/attachments';

/** When the focused control of this element is taken away, its first button takes the focus, or the element itself if it can. */
export const keepFocus: Attachment<HTMLElement> = (node) => {
  let last: Element | null = null;
  const onFocus = (event: FocusEvent) => {
    last = event.target as Element;
  };
  // the reader went elsewhere; a control that is being removed is blurred too, and connected no more a moment later
  const onBlur = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      if (last === target && last?.isConnected) last = null;
    });
  const observer = new MutationObserver(() => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    // while nothing is in its place yet, the focus waits for the next change
    (node.querySelector<HTMLElement>('button:not(:disabled)') ?? node).focus({ preventScroll: true });
  });
  node.addEventListener('focusin', onFocus);
  node.addEventListener('focusout', onBlur);
  observer.observe(node, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    node.removeEventListener('focusin', onFocus);
    node.removeEventListener('focusout', onBlur);
  };
};
