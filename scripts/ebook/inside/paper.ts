/** Takes from a part of a page what only a screen can do, and turns the forms of exercises into what paper can ask. */
import type { Locale } from '../../../kit/i18n/index.ts';
import { EBOOK_STRINGS } from '../strings/index.ts';

export interface Paper {
  readonly locale: Locale;
  /** of the page, in the online version */
  readonly address: string;
  /** a solution: what its form asks is in the statement already */
  readonly solved?: boolean;
}

/** Chrome and controls of any page. */
const SCREEN = [
  'script, style, noscript, template, .heading-anchor, .sequence, .section-progress, [data-end-of], .letters',
  '.find-term, .lab-view, .popovers, .foot, [hidden], .visually-hidden, .listing-back',
];
/** What of an exercise reacts to the reader. */
const REACTS = [
  '.actions, .feedback, .standing, .below, .said, .echo, .message, .take, input:not([type=radio], [type=checkbox])',
  'form > p.how, .matching .how',
];

function rename(element: Element, tag: string): Element {
  const other = element.ownerDocument.createElement(tag);
  for (const { name, value } of [...element.attributes])
    if (/^(id|class|lang)$/.test(name)) other.setAttribute(name, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

export function toPaper(root: Element, paper: Paper): void {
  const { ownerDocument: document } = root;
  for (const element of root.querySelectorAll(SCREEN.join())) element.remove();
  const comments = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
  for (const island of root.querySelectorAll('astro-island')) island.replaceWith(...island.childNodes);
  for (const link of root.querySelectorAll('.lab-link')) {
    link.setAttribute('href', paper.address + (link.getAttribute('href') ?? ''));
    link.setAttribute('rel', 'external');
  }
  const views = root.matches('.exercise-view') ? [root] : root.querySelectorAll('.exercise-view');
  for (const view of views) asked(view, paper);
  for (const print of root.querySelectorAll('.lab-print')) linked(print);
  for (const details of root.querySelectorAll('details.specialist')) unfold(details);
}

/** The address of a lab becomes a link. */
function linked(print: Element): void {
  const line = print.lastElementChild;
  const [, words = '', address = ''] = /^(.*?)\s*(https?:\S+)$/s.exec(line?.textContent?.trim() ?? '') ?? [];
  if (!line || address === '') throw new Error('a lab without its address');
  line.textContent = `${words} `;
  const link = line.appendChild(print.ownerDocument.createElement('a'));
  link.setAttribute('href', address);
  link.setAttribute('rel', 'external');
  link.textContent = address.replace(/^https?:\/\//, '');
}

/** What is folded on a screen is a block with its title. */
function unfold(details: Element): void {
  const title = details.querySelector('summary');
  if (title) rename(title, 'p');
  rename(details, 'div').setAttribute('role', 'note');
}

function asked(view: Element, { locale, solved = false }: Paper): void {
  const { ownerDocument: document } = view;
  const s = EBOOK_STRINGS[locale];
  // blocks to put in order are the items of a list, in the order of the page
  for (const pool of view.querySelectorAll('.pool')) {
    const list = rename(pool, 'ul');
    for (const button of list.querySelectorAll('button')) rename(button, 'li');
    for (let other = list.nextElementSibling; other; other = list.nextElementSibling) {
      if (solved && other.matches('.shown, .name:has(+ .shown)')) break;
      other.remove();
    }
    for (let other = list.previousElementSibling; other; other = list.previousElementSibling) other.remove();
    if (solved) list.remove();
  }
  for (const code of view.querySelectorAll('textarea')) {
    const pre = document.createElement('pre');
    pre.append(document.createElement('code'));
    (pre.firstElementChild as Element).textContent = code.textContent?.trimEnd() ?? '';
    if (code.closest('.editor-frame') && !solved) code.replaceWith(pre);
    else code.remove();
  }
  const lists = view.querySelectorAll('select');
  const [first] = lists;
  if (first && !solved) {
    const choices = document.createElement('ul');
    for (const option of [...first.options].slice(1)) {
      choices.append(document.createElement('li'));
      (choices.lastElementChild as Element).textContent = option.textContent;
    }
    first.closest('fieldset')?.append(choices);
  }
  for (const list of lists) {
    list.closest('fieldset')?.querySelector('.how')?.remove();
    list.remove();
  }
  for (const field of view.querySelectorAll('.field, .formula')) {
    const name = field.querySelector('label')?.textContent?.trim() ?? s.blank;
    const unit = field.querySelector('.unit')?.textContent?.trim() ?? '';
    const line = document.createElement('p');
    line.className = 'blank';
    line.textContent = `${name}${locale === 'fr' ? '\u00a0' : ''}: …………… ${unit}`.trimEnd();
    if (solved) field.remove();
    else field.replaceWith(line);
  }
  if (solved) for (const tests of view.querySelectorAll('.code > :is(.title, ol, .editor-frame)')) tests.remove();
  for (const element of view.querySelectorAll(REACTS.join())) element.remove();
  for (const box of view.querySelectorAll('input')) {
    const mark = box.getAttribute('type') === 'radio' ? '○' : '☐';
    if (solved) box.remove();
    else box.replaceWith(`${mark}\u00a0`);
  }
  for (const label of view.querySelectorAll('label')) rename(label, 'p');
  for (const box of view.querySelectorAll('fieldset, form')) rename(box, 'div');
  for (const button of view.querySelectorAll('button')) button.remove();
  // an example worked out is worth paper; the reader's own numbers line by line are a gesture
  for (const step of view.querySelectorAll('details')) {
    if (step.querySelector('details')) step.remove();
    else unfold(step);
  }
  // ids of a form are unique to its page, and a book has many
  for (const named of view.querySelectorAll('[id]')) named.removeAttribute('id');
  for (const empty of view.querySelectorAll('p, ul, div')) {
    if (empty.textContent?.trim() === '' && !empty.querySelector('img, svg')) empty.remove();
  }
}
