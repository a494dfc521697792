/** The table of contents follows the reading: the current heading is marked, sections read to the end are ticked. */
import { readPreference, writePreference } from './storage.ts';

const READ_KEY = 'sections-read';
/** A heading counts as reached when it has entered the upper part of the window. */
const READING_LINE = 0.3;

const headings = (within: ParentNode) => [...within.querySelectorAll<HTMLElement>('.heading :is(h2, h3)[id]')];
const above = (line: number) => (element: Element) => element.getBoundingClientRect().top <= line;

/**
 * The last heading above the reading line; undefined at the top of the page. Asks the place of no heading in a passage
 * that is far away: the browser would have to lay it out to answer.
 */
export function currentHeading(): HTMLElement | undefined {
  const line = innerHeight * READING_LINE;
  const [current, ...before] = [...document.querySelectorAll('.passage')].filter(above(line)).reverse();
  const reached = current && headings(current).findLast(above(line));
  return reached ?? before.flatMap((passage) => headings(passage).at(-1) ?? [])[0];
}

function markCurrent(links: ReadonlyMap<string, HTMLElement>): void {
  const id = currentHeading()?.id;
  const link = id ? links.get(id) : undefined;
  if (link?.ariaCurrent === 'location') return;
  const nav = document.querySelector<HTMLElement>('#contents');
  // measured before anything is marked: the page is laid out once
  const [box, frame] = [link?.getBoundingClientRect(), nav?.getBoundingClientRect()];
  for (const other of links.values()) other.removeAttribute('aria-current');
  link?.setAttribute('aria-current', 'location');
  if (!nav || !box || !frame) return;
  if (box.top < frame.top || box.bottom > frame.bottom) nav.scrollTop += box.top - frame.top - frame.height / 2;
}

export function readSections(): ReadonlySet<string> {
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
  for (const heading of headings(document)) observer.observe(heading);
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
