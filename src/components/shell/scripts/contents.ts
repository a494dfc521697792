/** The table of contents follows the reading: the current heading is marked, sections read to the end are ticked. */
import { readPreference, writePreference } from './storage.ts';

const READ_KEY = 'sections-read';
/** A heading counts as reached when it has entered the upper part of the window. */
const READING_LINE = 0.3;

const headings = () => [...document.querySelectorAll<HTMLElement>('.heading :is(h2, h3)[id]')];

/** The last heading above the reading line; undefined at the top of the page. */
export function currentHeading(): HTMLElement | undefined {
  const line = innerHeight * READING_LINE;
  return headings().findLast((heading) => heading.getBoundingClientRect().top <= line);
}

function markCurrent(links: ReadonlyMap<string, HTMLElement>): void {
  const id = currentHeading()?.id;
  for (const [target, link] of links) {
    if (target === id) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
  const link = id ? links.get(id) : undefined;
  const nav = document.querySelector<HTMLElement>('#contents');
  if (!link || !nav) return;
  const [box, frame] = [link.getBoundingClientRect(), nav.getBoundingClientRect()];
  if (box.top < frame.top || box.bottom > frame.bottom) nav.scrollTop += box.top - frame.top - frame.height / 2;
}

function readSections(): ReadonlySet<string> {
  return new Set((readPreference(READ_KEY) ?? '').split(' ').filter(Boolean));
}

function showRead(): void {
  for (const slug of readSections()) {
    const mark = document.querySelector<HTMLElement>(`[data-section="${CSS.escape(slug)}"] [data-read-mark]`);
    if (mark) mark.hidden = false;
  }
}

export function startContents(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('.contents-headings a')].map((a) => [a.hash.slice(1), a]),
  );
  const observer = new IntersectionObserver(() => markCurrent(links), { rootMargin: '0px 0px -70% 0px' });
  for (const heading of headings()) observer.observe(heading);
  showRead();

  const end = document.querySelector<HTMLElement>('[data-end-of]');
  const slug = end?.dataset['endOf'];
  if (!end || !slug) return;
  const ending = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    writePreference(READ_KEY, [...new Set([...readSections(), slug])].join(' '));
    showRead();
    ending.disconnect();
  });
  ending.observe(end);

  // In the drawer, following a link to this page closes it.
  const drawer = document.querySelector<HTMLElement>('#contents');
  drawer?.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a') && drawer.matches(':popover-open')) drawer.hidePopover();
  });
}
