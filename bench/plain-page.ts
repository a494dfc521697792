/** The text of a page of the book as a page of 1995: the same words in paragraphs, headings, lists and tables. */
import type { Page } from 'playwright';

export function plainPage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const TAGS = 'h1, h2, h3, h4, p, li, td, th, button, label, text';
    const article = (document.querySelector('article') ?? document.querySelector('main'))?.cloneNode(
      true,
    ) as HTMLElement;
    for (const formula of article.querySelectorAll('.katex'))
      formula.replaceWith(formula.querySelector('annotation')?.textContent ?? '');
    for (const silent of article.querySelectorAll('script, style, template')) silent.remove();
    const lines = [...article.querySelectorAll(TAGS)].map((element) => {
      const line = document.createElement(/^(h\d|p)$/.test(element.localName) ? element.localName : 'p');
      line.textContent = element.textContent;
      return line.outerHTML;
    });
    const meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">';
    return `<!doctype html><html lang="${document.documentElement.lang}"><head>${meta}<title>–</title></head><body>${lines.join('\n')}</body></html>`;
  });
}
