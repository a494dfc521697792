import { beforeEach, expect, it, vi } from 'vitest';
import { keepLastRead, resumedPlace, startResume } from './resume.ts';

/** A chapter read down to its second heading, at this address. */
function chapter(): void {
  history.replaceState(null, '', '/55-1-1/');
  document.documentElement.lang = 'fr';
  document.body.innerHTML = `
    <div class="passage"><div class="heading"><h2 id="block">Le bloc</h2></div></div>
    <div data-end-of="55-1-1"></div>`;
}
function cover(lang: 'fr' | 'en'): void {
  history.replaceState(null, '', lang === 'fr' ? '/' : '/en/');
  document.documentElement.lang = lang;
  const title = lang === 'fr' ? 'Transformers à grande échelle' : 'Large-scale Transformers';
  document.body.innerHTML = `
    <nav class="contents"><a data-section="55-1-1"><span>55.1.1</span><span>${title}<span hidden> (lu)</span></span></a></nav>
    <p data-resume hidden>Reprendre </p>`;
  startResume();
}
const offer = () => document.querySelector<HTMLElement>('[data-resume]');
const link = () => offer()?.querySelector('a');

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  vi.stubGlobal('scrollY', 5_000);
  chapter();
});

it('the place that was left is offered on the cover, by its section and its heading', () => {
  keepLastRead({ piece: 3, top: -120 });
  cover('fr');
  expect(offer()?.hidden).toBe(false);
  expect(link()?.textContent).toBe('55.1.1 Transformers à grande échelle – Le bloc');
  expect(link()?.getAttribute('href')).toBe('/55-1-1/#block');
});

it('in the other language too, under that language’s title', () => {
  keepLastRead({ piece: 3, top: -120 });
  cover('en');
  expect(link()?.textContent).toBe('55.1.1 Large-scale Transformers');
  expect(link()?.getAttribute('href')).toBe('/en/55-1-1/#block');
});

it('only who follows the offer is taken to the place, once', () => {
  keepLastRead({ piece: 3, top: -120 });
  chapter();
  expect(resumedPlace()).toBeNull();
  cover('fr');
  link()?.click();
  chapter();
  expect(resumedPlace()).toMatchObject({ piece: 3, top: -120 });
  expect(resumedPlace()).toBeNull();
});

it('nothing read, nothing offered; nor of a section that is no more, nor of what cannot be read', () => {
  vi.stubGlobal('scrollY', 0);
  keepLastRead({ piece: 0, top: 0 });
  cover('fr');
  expect(offer()?.hidden).toBe(true);
  for (const kept of ['{', '3', '{"slug":"55-9-9","piece":1,"top":0}']) {
    localStorage.setItem('last-read', kept);
    cover('fr');
    expect(offer()?.hidden).toBe(true);
  }
});

it('a full disk or refused storage costs the offer, nothing else', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(() => keepLastRead({ piece: 3, top: -120 })).not.toThrow();
  vi.restoreAllMocks();
  cover('fr');
  expect(offer()?.hidden).toBe(true);
});
