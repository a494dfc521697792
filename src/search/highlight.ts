/**
 * Lights words of the page without touching it: a highlight of CSS adds no element that a lab, an exercise or a copy
 * would meet. Browsers that have none light the place alone.
 */
import { pageLocale } from './load.ts';
import { marksIn } from './marks.ts';
import './highlight.css';
import { analyserOf } from './words.ts';

export async function highlightWords(place: HTMLElement, terms: readonly string[], name: string): Promise<void> {
  if (!CSS.highlights) return;
  const words = await analyserOf(pageLocale());
  const found = new Set(terms);
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const { start, end } of marksIn(node.textContent ?? '', found, words)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  CSS.highlights.set(name, new Highlight(...ranges));
}
