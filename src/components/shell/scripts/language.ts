/**
 * The language link keeps the reader's place: the hash if there is one (a section, or the state of a lab), otherwise
 * the heading being read. The choice is remembered; it redirects only on the cover (see Head.astro). On any other page
 * a reader who chose, or whose browser prefers, the other language is offered it once, discreetly.
 */
import { currentHeading } from './contents.ts';
import { readPreference, writePreference } from './storage.ts';

function follow(link: HTMLAnchorElement): void {
  const url = new URL(link.href);
  const heading = currentHeading();
  url.hash = location.hash || (heading ? `#${heading.id}` : '');
  link.href = url.href;
  writePreference('locale', link.dataset['language'] ?? null);
}

function preferred(languages: readonly string[]): string | undefined {
  const known = languages.map((tag) => tag.slice(0, 2)).filter((tag) => tag === 'fr' || tag === 'en');
  return readPreference('locale') ?? known[0];
}

function suggest(link: HTMLAnchorElement, template: HTMLTemplateElement): void {
  const box = template.content.firstElementChild?.cloneNode(true);
  if (!(box instanceof HTMLElement)) return;
  document.body.append(box);
  const offered = box.querySelector('a');
  offered?.addEventListener('click', () => {
    follow(link);
    offered.href = link.href;
  });
  box.querySelector('button')?.addEventListener('click', () => {
    writePreference('locale', document.documentElement.lang);
    box.remove();
  });
}

export function startLanguage(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-language]');
  if (!link) return;
  link.addEventListener('click', () => follow(link));
  const template = document.querySelector<HTMLTemplateElement>('#suggestion');
  if (template && preferred(navigator.languages) === link.dataset['language']) suggest(link, template);
}
