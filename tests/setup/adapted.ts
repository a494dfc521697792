/** A page as readers set it who need it larger, or spaced out: what no longer fits is lost to them. */
import type { Page } from 'playwright';

/** What a window of 1280 × 1024 is at 400 %: pixels. */
export const ZOOMED = { width: 320, height: 256 } as const;

/** WCAG 1.4.12: what a reader may set, at once, without losing anything. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;
export const spaceOut = (page: Page) => page.addStyleTag({ content: SPACING });

/** Of what `root` holds: text that is cut, or that lies outside a window that cannot be scrolled to it. */
export function lostText(page: Page, root: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const found: string[] = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) found.push(`the page is ${page.scrollWidth} wide`);
    const own = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    // said elsewhere too, or for ears alone
    const beside = (element: Element, style: CSSStyleDeclaration) =>
      element.closest('[aria-hidden=true], .katex') !== null ||
      style.clipPath !== 'none' ||
      style.visibility === 'hidden';
    const scrolls = (element: Element) => {
      for (let at: Element | null = element; at; at = at.parentElement)
        if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
      return false;
    };
    for (const element of document.querySelectorAll<HTMLElement>(`${selector} *`)) {
      // a field scrolls; a text cut to a number of lines has a button that unfolds it
      if (!own(element) || !element.checkVisibility() || element.matches('textarea, input')) continue;
      const style = getComputedStyle(element);
      if (style.webkitLineClamp !== 'none') continue;
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1 || beside(element, style)) continue;
      const say = (what: string) =>
        found.push(
          `${what}: ${element.tagName.toLowerCase()}.${element.className} « ${element.textContent?.trim().slice(0, 40)} »`,
        );
      const [wide, high] = [
        element.scrollWidth > element.clientWidth + 1,
        element.scrollHeight > element.clientHeight + 1,
      ];
      const cut = /hidden|clip/;
      if (style.display !== 'inline' && ((cut.test(style.overflowX) && wide) || (cut.test(style.overflowY) && high)))
        say('cut');
      if ((box.right > innerWidth + 1 || box.left < -1) && !scrolls(element)) say('outside');
    }
    return found.slice(0, 12);
  }, root);
}
