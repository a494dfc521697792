/**
 * The texts of the field in every box for text of every lab, at 360 px: the tokens shown are those of the text, nothing widens
 * the page, and the lab's link brings the text back.
 */
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import BAR from '../../../kit/lab/strings/fr.ts';
import { loadTokenizerInNode } from '../../../kit/runtime/node.ts';
import { corpusText } from '../../../kit/tokenizer/corpus-text.ts';
import { tokenLabel } from '../../../kit/tokens/tokens.ts';
import { chromiumLaunch } from '../../setup/chromium.ts';
import { labPages } from '../../setup/labs.ts';
import { TEXTS } from './texts.ts';

const baseURL = inject('baseURL');
const tokenizer = await loadTokenizerInNode();
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(() => browser?.close());

/** What a box holds of a text, and what a link carries of that: no control character, no bidirectional override. */
const typed = (text: string) => text.replaceAll(/\r\n?/g, '\n');
const linked = (text: string) => typed(text).replaceAll(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '');

const CASES = TEXTS.map(({ name, text }) => ({
  name,
  text: typed(text),
  linked: linked(text),
  labels: tokenizer.encode(corpusText(typed(text))).map(tokenLabel),
}));

/** In the page, since a round trip for each gesture would take minutes: what is wrong with each text in one box. */
async function faults(
  box: HTMLTextAreaElement,
  { cases, copy }: { cases: typeof CASES; copy: string },
): Promise<string[]> {
  const lab = box.closest('[data-lab-state]') as HTMLElement;
  // the first box of a lab is the one whose tokens it shows
  const strip = lab.querySelector('textarea') === box ? lab.querySelector('[data-tokens]') : null;
  const chips = () => [...(strip?.querySelectorAll<HTMLElement>('.token') ?? [])];
  const share = [...lab.querySelectorAll('button')].find(({ textContent }) => textContent === copy);
  const frame = () => new Promise((resolve) => setTimeout(resolve, 16));
  const until = async (done: () => boolean) => {
    for (let i = 0; i < 120 && !done(); i++) await frame();
    return done();
  };
  // a box of one line, a label, is taken when it is left, with single spaces
  const line = box.rows === 1;
  const kept = (text: string) => (line ? text.split(/\s+/).join(' ').trim() : text);
  const type = (text: string) => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    if (line) box.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const found: string[] = [];
  for (const { name, text, linked, labels } of cases) {
    // nobody can paste more than a box takes
    if (box.maxLength >= 0 && text.length > box.maxLength) continue;
    type(text);
    await frame();
    const same = () => JSON.stringify(chips().map(({ textContent }) => textContent)) === JSON.stringify(labels);
    if (strip && !(await until(same))) found.push(`${name}: shows ${chips().map(({ textContent }) => textContent)}`);
    const thin = chips().filter((chip) => chip.getBoundingClientRect().width < 2).length;
    if (thin > 0) found.push(`${name}: ${thin} tokens without width`);
    const wider = document.documentElement.scrollWidth - innerWidth;
    if (wider > 0) found.push(`${name}: the page is ${wider} px too wide`);
    // an empty box is no state of its own: its link opens the lab as it is at first
    if (kept(linked) === '') continue;
    share?.click();
    const link = location.hash;
    type('x');
    share?.click();
    await frame();
    const back = () => box.value === kept(linked);
    location.hash = link;
    // on a busy machine the address of « x » may be written in between: the reader clicks once more
    if (!(await until(back))) {
      location.hash = '';
      location.hash = link;
    }
    if (!(await until(back))) found.push(`${name}: the link brings ${JSON.stringify(box.value)}`);
  }
  return found;
}

it.each(labPages())('$id', async ({ id, path }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(baseURL + path, { waitUntil: 'load' });
  const lab = page.locator(`#lab-${id} [data-lab-state]`);
  await lab.hover({ position: { x: 10, y: 10 } });
  await lab.locator('astro-island:not([ssr])').first().waitFor();
  // boxes behind a fold are boxes too
  await lab.evaluate((element) => {
    for (const fold of element.querySelectorAll('details')) fold.open = true;
  });
  // the labels of one list are one kind of box
  const kinds = (all: Element[]) => all.map((one) => (one as HTMLTextAreaElement).rows);
  const rows = await lab.locator('textarea').evaluateAll(kinds);
  const all = await lab.locator('textarea').all();
  const boxes = all.filter((_, i) => rows[i] !== 1 || rows.indexOf(1) === i);
  const wrong: string[] = [];
  for (const box of boxes) wrong.push(...(await box.evaluate(faults, { cases: CASES, copy: BAR.copyLink })));
  await context.close();
  expect(wrong).toEqual([]);
});
