/** Keeps the keyboard's place where a control gives way to another (« start » to « stop », « load » to « cancel »). */
import type { Attachment } from 'svelte/attachments';

/**
 * When the focused control of this element is taken away or disabled, the first button around it takes the focus: in
 * the nearest element that still holds one, or else the element itself if it can. A list with one Tab stop gives that
 * stop.
 */
export const keepFocus: Attachment<HTMLElement> = (node) => {
  /** the focused control, then what holds it, innermost first, up to `node` */
  let path: Element[] = [];
  const onFocus = ({ target }: FocusEvent) => {
    path = [];
    for (let at = target as Element | null; at && at !== node; at = at.parentElement) path.push(at);
  };
  // the reader went elsewhere; a control that is being removed is blurred too, and connected no more a moment later
  const onBlur = ({ target }: FocusEvent) =>
    queueMicrotask(() => {
      if (path[0] === target && path[0]?.isConnected) path = [];
    });
  const observer = new MutationObserver(() => {
    const [last, ...around] = path;
    if (!last || (last.isConnected && !last.matches(':disabled'))) return;
    if (document.activeElement !== document.body && document.activeElement !== last) return;
    const buttons = [...around.filter((one) => one.isConnected), node].map((one) =>
      one.querySelector<HTMLElement>('button:not(:disabled, [tabindex="-1"])'),
    );
    // while nothing is in its place yet, the focus waits for the next change
    (buttons.find((button) => button) ?? node).focus({ preventScroll: true });
  });
  node.addEventListener('focusin', onFocus);
  node.addEventListener('focusout', onBlur);
  observer.observe(node, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    observer.disconnect();
    node.removeEventListener('focusin', onFocus);
    node.removeEventListener('focusout', onBlur);
  };
};
