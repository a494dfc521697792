/** Imitates the translation of a browser, on every text or (`obedient`) on what is not marked to be left alone. */
import type { Locator } from 'playwright';

export async function translate(root: Locator, obedient = false): Promise<number> {
  return root.evaluate((view, obeys) => {
    const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    let count = 0;
    for (const text of texts) {
      const parent = text.parentElement;
      if (!parent || parent.closest('script, style, textarea, svg, .cm-editor') || !text.data.trim()) continue;
      if (obeys && !parent.translate) continue;
      const inner = document.createElement('font');
      inner.append(text.data.toLocaleUpperCase());
      const font = document.createElement('font');
      font.append(inner);
      text.replaceWith(font);
      count += 1;
    }
    return count;
  }, obedient);
}
