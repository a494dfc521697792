/** The results as a list for eyes, keys and screen readers: a listbox whose groups are sections. */

import { pageFile } from '@kit/i18n/index.ts';
import { hashOf } from './address.ts';
import type { Found, Group, Hit } from './find.ts';
import { excerpt, type Piece } from './marks.ts';
import type fr from './strings/fr.ts';
import type { Analyser } from './words.ts';

/** Sections shown, and places of each; of the glossary fewer, above them. */
const [SECTIONS, PLACES, TERMS] = [9, 3, 2];

export interface Shown {
  /** path of the site, with both slashes */
  readonly base: string;
  readonly words: Analyser;
  readonly strings: typeof fr;
  readonly textsOf: (name: string) => Promise<readonly string[]>;
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const inked = (pieces: readonly Piece[]) =>
  pieces.map(({ text, marked }) => (marked ? element('mark', {}, text) : document.createTextNode(text)));

function option(group: Group, hit: Hit, shown: Shown, texts: Promise<readonly string[]>): HTMLElement {
  const { place, under, rank, terms } = hit;
  const found = new Set(terms);
  const ink = (text: string, length?: number) => inked(excerpt(text, found, shown.words, length));
  const kind = Object.entries(shown.strings.kinds).find(([name]) => name === place.kind)?.[1];
  const title = element('span', { className: 'search-place' });
  if (kind) title.append(element('span', { className: 'search-kind' }, kind), ' ');
  title.append(...ink(place.title || under, Number.POSITIVE_INFINITY));
  const text = element('span', { className: 'search-text' });
  // a heading has no text of its own
  if (place.kind !== 'heading') {
    const fill = (all: readonly string[]) => text.replaceChildren(...ink(all[rank] ?? ''));
    texts.then(fill, () => text.remove());
  }
  const link = element('a', { className: 'search-hit', tabIndex: -1 }, title, text);
  link.href = shown.base + group.path + pageFile() + hashOf(place.anchor, terms);
  link.setAttribute('role', 'option');
  link.setAttribute('aria-selected', 'false');
  return link;
}

function section(group: Group, id: string, shown: Shown): HTMLElement {
  const { number, title, hits } = group;
  const most = number === '' ? TERMS : PLACES;
  const texts = shown.textsOf(group.texts);
  const more = hits.length - most;
  const name = element('div', { className: 'search-section', id }, [number, title].filter(Boolean).join(' '));
  const rows = hits.slice(0, most).map((hit) => option(group, hit, shown, texts));
  const box = element('div', { className: 'search-group' }, name, ...rows);
  name.setAttribute('role', 'presentation');
  box.setAttribute('role', 'group');
  box.setAttribute('aria-labelledby', id);
  if (more > 0 && number !== '') {
    const rest = element('div', { className: 'search-more' }, shown.strings.more(more));
    rest.setAttribute('role', 'presentation');
    box.append(rest);
  }
  return box;
}

/** Fills the list; returns its options, in order. */
export function showResults(list: HTMLElement, found: Found, shown: Shown): readonly HTMLAnchorElement[] {
  const groups = found.groups.slice(0, SECTIONS + 1);
  list.replaceChildren(...groups.map((group, at) => section(group, `search-group-${at}`, shown)));
  const options = [...list.querySelectorAll<HTMLAnchorElement>('.search-hit')];
  for (const [at, each] of options.entries()) each.id = `search-hit-${at}`;
  return options;
}

/** « 12 passages, dans 4 sections » */
export function counted({ groups, count }: Found, s: typeof fr): string {
  if (count === 0) return s.none;
  const sections = groups.filter(({ number }) => number !== '').length;
  return sections === 0 ? s.onlyTerms(count) : s.found(s.places(count), s.sections(sections));
}
