/**
 * Translators of browsers replace each text node by `<font>` elements that hold the translation. A view that a script
 * keeps up to date is marked `translate="no"`; some translate it all the same.
 */

/** Texts where the script that is about to take the view over looks for them. */
export function unwrapText(view: Element): void {
  for (const font of view.querySelectorAll('font')) font.replaceWith(...font.childNodes);
}

/** A translator that insists is let have its way in the end, rather than fought for ever. */
const MOST = 1000;

/** Puts back the text nodes that a translator takes out of the live parts of a view. */
export function keepText(view: Element): void {
  let times = 0;
  new MutationObserver((records, observer) => {
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      const font = [...addedNodes, previousSibling, nextSibling].find((node) => node?.nodeName === 'FONT');
      const [text] = removedNodes;
      if (text?.nodeType !== Node.TEXT_NODE || !font?.isConnected) continue;
      const live = (font as Element).closest<HTMLElement>('[translate]')?.translate === false;
      if (!live || ++times > MOST) continue;
      (font as Element).replaceWith(text);
    }
    if (times > MOST) observer.disconnect();
  }).observe(view, { childList: true, subtree: true });
}
