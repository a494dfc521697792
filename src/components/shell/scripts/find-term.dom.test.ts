import { beforeEach, expect, it } from 'vitest';
import { matches, plain, startFindTerm } from './find-term.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <article data-find-term='{"none":"None.","one":"1 word","many":"2 words"}'>
      <p class="find-term" hidden><label>Find <input type="search"></label><span role="status"></span></p>
      <nav class="letters"></nav>
      <section><ul><li><a>débit</a></li><li><a>bande passante</a><span class="term-for">débit</span></li></ul></section>
      <section><ul><li><a>prompt</a></li></ul></section>
    </article>`;
  startFindTerm();
});

const shown = () =>
  [...document.querySelectorAll('li')]
    .filter((row) => !row.hidden && !row.closest('section')?.hidden)
    .map((row) => row.querySelector('a')?.textContent);

function look(value: string) {
  const field = document.querySelector('input') as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event('input'));
}
const status = () => document.querySelector('[role=status]')?.textContent;

it('a word is found without its accents, its capitals or all of its letters', () => {
  expect(plain('Bande  passante')).toBe('bande passante');
  expect(matches('debit', 'débit')).toBe(true);
  expect(matches('tete attention', 'tête d’attention')).toBe(true);
  expect(matches('tokens', 'token')).toBe(false);
});

it('the field appears with the script, and the whole list stands until something is typed', () => {
  expect(document.querySelector<HTMLElement>('.find-term')?.hidden).toBe(false);
  expect(shown()).toEqual(['débit', 'bande passante', 'prompt']);
  expect(status()).toBe('');
});

it('names and what they stand for are both looked in, and the count is said', () => {
  look('DEBIT');
  expect(shown()).toEqual(['débit', 'bande passante']);
  expect(status()).toBe('2 words');
  look('prom');
  expect(shown()).toEqual(['prompt']);
  expect(status()).toBe('1 word');
  look('zzz');
  expect(shown()).toEqual([]);
  expect(status()).toBe('None.');
  look('');
  expect(shown()).toHaveLength(3);
});
