/** A chapter of a book as XHTML for EPUB: formulas in MathML, notes at its end, links to files of the book. */
import { EBOOK_STRINGS } from '../strings/index.ts';
import { fileOf, xhtmlPage } from '../xhtml-page.ts';
import type { Book, Chapter } from './book.ts';
import { addressIn } from './links.ts';

/** Formulas: MathML alone, with its TeX for who cannot show it. */
function formulas(root: Element): void {
  for (const katex of root.querySelectorAll('.katex')) {
    const math = katex.querySelector('math');
    const tex = math?.querySelector('annotation')?.textContent?.trim() ?? '';
    const inner = math?.querySelector('semantics > :first-child');
    if (!math || !inner || tex === '') throw new Error('a formula without its TeX');
    math.replaceChildren(inner);
    math.setAttribute('alttext', tex);
    if (katex.closest('.katex-display')) math.setAttribute('display', 'block');
    katex.replaceWith(math);
  }
  // drawn by a kind of exercise, without TeX
  for (const math of root.querySelectorAll('math:not([alttext])')) math.setAttribute('alttext', math.textContent ?? '');
}

/** Marks become links, bodies footnotes at the end of the chapter. */
function notes(root: Element, book: Book): void {
  const s = EBOOK_STRINGS[book.locale];
  const { ownerDocument: document } = root;
  const bodies = [...root.querySelectorAll('.note-body')];
  if (bodies.length === 0) return;
  const section = document.createElement('section');
  section.className = 'notes';
  section.setAttribute('epub:type', 'footnotes');
  const title = section.appendChild(document.createElement('h2'));
  title.textContent = s.notes;
  for (const body of bodies) {
    const number = body.getAttribute('data-n') ?? '';
    const mark = body.previousElementSibling;
    if (!mark) throw new Error(`note ${number} without its mark`);
    const call = document.createElement('a');
    call.id = `call-${number}`;
    call.className = 'note-call';
    call.setAttribute('epub:type', 'noteref');
    call.setAttribute('role', 'doc-noteref');
    call.setAttribute('href', `#${body.id}`);
    call.textContent = number;
    call.setAttribute('aria-label', s.note(number));
    mark.replaceWith(call);
    const aside = section.appendChild(document.createElement('aside'));
    aside.id = body.id;
    aside.setAttribute('epub:type', 'footnote');
    aside.setAttribute('role', 'doc-footnote');
    const paragraph = aside.appendChild(document.createElement('p'));
    paragraph.innerHTML = `<a href="#call-${number}">${number}.</a> `;
    paragraph.append(...body.childNodes);
    body.remove();
  }
  root.append(section);
}

function attributes(root: Element): void {
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const scope = /^data-astro-cid-(\w+)$/.exec(name)?.[1];
      if (scope) element.classList.add(`cid-${scope}`);
      if (/^(data-|popover|translate$|ssr$|disabled$|loading$|decoding$|spellcheck$)/.test(name))
        element.removeAttribute(name);
      else if (name === 'tabindex') element.removeAttribute(name);
      else if (name === 'style' && value.includes('--')) element.removeAttribute(name);
      else if (name === 'class' && value.trim() === '') element.removeAttribute(name);
    }
  }
  const ids = new Set([...root.querySelectorAll('[id]')].map(({ id }) => id));
  for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls']) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const found = (element.getAttribute(name) ?? '').split(/\s+/).every((id) => ids.has(id));
      if (!found) element.removeAttribute(name);
    }
  }
}

export interface Images {
  /** of the image of a page, by its path under the site; its name in the book */
  add(path: string): string;
}

export function chapterXhtml(book: Book, chapter: Chapter, images: Images): string {
  const { article } = chapter;
  formulas(article);
  notes(article, book);
  for (const link of article.querySelectorAll('a[href]:not([rel=external])')) {
    const to = addressIn(book, chapter, link.getAttribute('href') ?? '');
    if (to.kind === 'outside') link.setAttribute('href', to.address);
    else
      link.setAttribute('href', `${to.slug === chapter.slug && to.id ? '' : fileOf(to.slug)}${to.id && `#${to.id}`}`);
  }
  for (const image of article.querySelectorAll('img'))
    image.setAttribute('src', images.add(image.getAttribute('src') ?? ''));
  for (const table of article.querySelectorAll('table')) {
    if (table.parentElement?.matches('.scroll')) continue;
    const scroll = article.ownerDocument.createElement('div');
    scroll.className = 'scroll';
    table.replaceWith(scroll);
    scroll.append(table);
  }
  attributes(article);
  const body = new XMLSerializer().serializeToString(article);
  return xhtmlPage(book.locale, chapter.title, body);
}
