/** What must work in every browser, in the two engines that are not Chromium's. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import EXERCISE from '../../kit/exercises/strings/fr.ts';
import { ENGINES } from '../setup/engines.ts';
import { LOAD } from '../setup/labs.ts';
import { builtPages } from '../setup/pages.ts';
import { type Engine, until } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

const baseURL = inject('baseURL');
const START = { Firefox: startFirefox, WebKit: startWebKit };
const SECTIONS = builtPages(inject('distDir')).filter((path) => /(^|\/)(55-[\d-]+|notations|glossaire)\/$/.test(path));

/** Wakes an island up as a reader's pointer does; a script's `focus()` is nothing in a window without focus. */
const wake = (selector: string) =>
  void document.querySelector(selector)?.dispatchEvent(new Event('pointerenter', { bubbles: false }));

const write = (selector: string, value: string) => {
  const field = document.querySelector(selector) as HTMLTextAreaElement | HTMLInputElement;
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

const press = (within: string, label: string) => {
  const buttons = [...document.querySelectorAll<HTMLElement>(`${within} button`)];
  buttons.find((button) => new RegExp(label).test(button.textContent.trim()))?.click();
};

const exists = (selector: string) => document.querySelector(selector) !== null;
// `innerText` would leave out what is far from the window and not laid out
const says = (selector: string, text: string) => (document.querySelector(selector)?.textContent ?? '').includes(text);

const SPREAD = '[data-exercise="attention.dot-product-spread"]';

describe.each(ENGINES.filter(({ found }) => found()))('$name', ({ name }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await START[name]();
  });
  afterAll(() => engine?.close());

  it('no page is wider than a phone', async () => {
    await engine.size(390, 800);
    const wider: string[] = [];
    for (const path of SECTIONS) {
      await engine.open(baseURL + path);
      // its fonts are asked for by what is laid out
      const width = await engine.run(() => document.fonts.ready.then(() => document.documentElement.scrollWidth));
      if (width > 390) wider.push(`${path}: ${width} px`);
    }
    await engine.size(1280, 900);
    expect(wider).toEqual([]);
  });

  it('every exercise of a page wakes, while a lab does', async () => {
    await engine.open(`${baseURL}55-1-1/`);
    await engine.run(wake, '#attention astro-island');
    const all = await engine.run(() => {
      const exercises = [...document.querySelectorAll('[data-exercise]')];
      for (const one of exercises) one.closest('astro-island')?.dispatchEvent(new Event('pointerenter'));
      return exercises.length;
    });
    const ready = (count: number) => document.querySelectorAll('[data-exercise][data-ready="true"]').length === count;
    await until(engine, 'every exercise is ready', ready, all);
    await until(engine, 'the lab is awake', exists, '#attention astro-island:not([ssr])');
    expect(await engine.run(exists, '.unloaded')).toBe(false);
  });

  it('a right answer is said right, and is there when the page is opened again', async () => {
    await engine.open(`${baseURL}55-1-1/`);
    await engine.run((selector) => {
      document.querySelector(selector)?.closest('astro-island')?.dispatchEvent(new Event('pointerenter'));
    }, SPREAD);
    await until(engine, 'the exercise is ready', exists, `${SPREAD}[data-ready="true"]`);
    const statement = await engine.run((s) => document.querySelector(s)?.textContent ?? '', SPREAD);
    const answer = Math.sqrt(Number(/=\s*(\d+)/.exec(statement)?.[1]))
      .toFixed(3)
      .replace('.', ',');
    await engine.run(write, `${SPREAD} input`, answer);
    await engine.run(press, SPREAD, EXERCISE.check);
    await until(engine, 'the answer is right', says, SPREAD, EXERCISE.right);
    await engine.open(`${baseURL}progression/`);
    await until(engine, 'the answer counts', () =>
      /réussis\s*: 1 sur/.test(document.querySelector('main')?.textContent ?? ''),
    );
  });

  it('a lab computes', async () => {
    await engine.open(`${baseURL}55-1-1/`);
    await engine.run(() => localStorage.setItem('book:backend', 'wasm'));
    await engine.open(`${baseURL}55-1-1/`);
    await engine.run(wake, '#attention astro-island');
    await until(engine, 'the lab is awake', exists, '#attention astro-island:not([ssr])');
    await engine.run(write, '#attention textarea', 'Elle ferma la porte.');
    const asks = (label: string) =>
      [...document.querySelectorAll<HTMLElement>('#attention .request button')].some((button) =>
        new RegExp(label).test(button.textContent.trim()),
      );
    await until(engine, 'the lab asks for its model', asks, LOAD.source);
    await engine.run(press, '#attention .request', LOAD.source);
    await until(engine, 'the lab has measured', exists, '#attention .model .measured');
  });

  it('the same section is a click away in English', async () => {
    await engine.open(`${baseURL}55-2-0/`);
    await engine.run(() => document.querySelector<HTMLElement>('[data-language="en"]')?.click());
    const english = () => document.documentElement.lang === 'en' && location.pathname.endsWith('/en/55-2-0/');
    await until(engine, 'the page is in English', english);
  });
});

it('each engine is here, where `npm test` may install it', () => {
  const absent = ENGINES.filter(({ found }) => !found()).map(({ name }) => name);
  expect(process.getuid?.() === 0 ? absent : []).toEqual([]);
});
