/** Runs in a page of Chromium, whose documents are the quickest there are; answers with text only. */
import type { BookInput, Made } from '../types.ts';
import { classOfScope } from '../xhtml-page.ts';
import { readBook } from './book.ts';
import { chapterXhtml } from './xhtml.ts';

/** Type and measures of the text are the reader's own. */
const DRAWING = 'svg, svg *, .dg, .dg *';

function made(input: BookInput): Made {
  const book = readBook(input);
  const images = new Set<string>();
  const add = (path: string): string => {
    images.add(path);
    return path.replace(/^.*\//, '');
  };
  const headingsOf = (article: Element) =>
    [...article.querySelectorAll('h2[id]')].map(({ id, textContent }) => ({ id, text: textContent ?? '' }));
  const chapters = book.chapters.map((chapter) => {
    const { slug, number, title, part, article } = chapter;
    return { slug, number, title, part, headings: headingsOf(article), xhtml: chapterXhtml(book, chapter, { add }) };
  });
  const draws = (selector: string) => {
    const found = book.chapters.flatMap(({ article }) => [...article.querySelectorAll(classOfScope(selector))]);
    return found.length > 0 && found.every((element) => element.matches(DRAWING));
  };
  return { ...book, chapters, images: [...images], drawn: input.selectors.filter(draws) };
}

declare global {
  var makeEpub: (input: BookInput) => Made;
}
globalThis.makeEpub = made;
