/**
 * A book of the built site, in one language: its pages as documents, without what only a screen can do. EPUB and PDF
 * are made of it. `dist` is the only source, so that the books say what the site says.
 */
import type { Locale } from '../../../kit/i18n/index.ts';
import { EBOOK_STRINGS } from '../strings/index.ts';
import type { BookInput } from '../types.ts';
import { toPaper } from './paper.ts';

export interface Chapter {
  /** of its page: `55-1-1` */
  readonly slug: string;
  /** before its title, for a section: `55.1.1` */
  readonly number: string;
  readonly title: string;
  /** of the part it belongs to; '' after the last part */
  readonly part: string;
  readonly article: Element;
}

export interface Book {
  readonly locale: Locale;
  readonly title: string;
  /** « Chapitre I.55 » */
  readonly name: string;
  readonly description: string;
  readonly licence: string;
  /** address of the cover of the site */
  readonly address: string;
  readonly chapters: readonly Chapter[];
}

const SOLUTIONS = 'solutions';

const text = (element: Element | null | undefined) => element?.textContent?.trim() ?? '';

export function readBook({ locale, pages, lists, solutions }: BookInput): Book {
  const page = (slug: string) => new DOMParser().parseFromString(pages[slug] ?? '', 'text/html');
  const cover = page('');
  const address = cover.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
  const open = (slug: string, part: string): Chapter => {
    const document = page(slug);
    const article = document.querySelector('main > article');
    if (!article) throw new Error(`${locale}/${slug}: no article`);
    toPaper(article, { locale, address: new URL(`${slug}/`, address).href });
    for (const place of article.querySelectorAll('.term-place, .listing-other, .notation-facts > a')) place.before(' ');
    const number = text(article.querySelector('.section-number'));
    return { slug, number, title: text(article.querySelector('h1')), part, article };
  };
  const sections = [...cover.querySelectorAll('.cover-contents ol')].flatMap((list) =>
    [...list.querySelectorAll('a[data-section]')].map((link) =>
      open(link.getAttribute('data-section') ?? '', text(list.previousElementSibling)),
    ),
  );
  return {
    locale,
    title: text(cover.querySelector('h1')),
    name: text(cover.querySelector('.cover-chapter')),
    description: cover.querySelector('meta[name=description]')?.getAttribute('content') ?? '',
    licence: text(cover.querySelector('.foot p')).replace(/\s+/g, ' '),
    address,
    chapters: [...sections, solutionsOf(locale, sections, solutions), ...lists.map((slug) => open(slug, ''))],
  };
}

/** The chapter of the solutions; each exercise gets a link to its own. */
function solutionsOf(locale: Locale, sections: readonly Chapter[], solutions: BookInput['solutions']): Chapter {
  const s = EBOOK_STRINGS[locale];
  const document = new DOMParser().parseFromString('<article class="section"></article>', 'text/html');
  const article = document.querySelector('article') as Element;
  const add = (to: Element, tag: string, words = ''): Element => {
    const element = to.appendChild(document.createElement(tag));
    element.textContent = words;
    return element;
  };
  add(add(article, 'header'), 'h1', s.solutions).parentElement?.classList.add('section-header');
  add(article, 'p', s.solutionsLead);
  for (const { slug, number, title, article: section } of sections) {
    const exercises = [...section.querySelectorAll('.exercise')];
    if (exercises.length > 0) add(article, 'h2', `${number} ${title}`).id = `${SOLUTIONS}-${slug}`;
    for (const exercise of exercises) {
      const id = exercise.querySelector('[data-exercise]')?.getAttribute('data-exercise') ?? '';
      const html = solutions[id];
      if (html === undefined) throw new Error(`${slug}: no solution of ${id}`);
      const box = add(article, 'section');
      box.className = 'solved';
      box.id = `solution-${exercise.id}`;
      const back = add(add(box, 'h3'), 'a', text(exercise.querySelector('.label')));
      back.setAttribute('href', `../${slug}/#${exercise.id}`);
      back.after(` – ${text(exercise.querySelector('h3'))}`);
      const view = add(box, 'div');
      view.className = 'exercise-view';
      view.innerHTML = html;
      toPaper(view, { locale, address: '', solved: true });
      const link = section.ownerDocument.createElement('p');
      link.className = 'to-solution';
      link.innerHTML = `<a href="../${SOLUTIONS}/#${box.id}"></a>`;
      (link.firstElementChild as Element).textContent = s.toSolution;
      exercise.append(link);
    }
  }
  return { slug: SOLUTIONS, number: '', title: s.solutions, part: '', article };
}
