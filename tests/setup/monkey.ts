/**
 * A monkey at a lab: actions drawn from a seed on whatever control is there, as fast as the page takes them. What the
 * lab then shows must be what its address says: the same address, opened afresh, shows the same.
 */
import type { CDPSession, Page } from 'playwright';
import { type LabPage, LOAD } from './labs.ts';

/** Runs in the page; gives what was done, in words, for a failure to be done again by hand. */
async function wander([anchor, seed, count]: readonly [string, number, number]): Promise<readonly string[]> {
  let state = seed;
  // mulberry32: this function travels to the page alone
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Enter', 'Escape', ' '];
  const WORDS = ['la mer ', 'x', '0', '-3', '1e9', 'é', '👩‍🔬', '\n', ' ', 'Paris est', '3+4', 'NaN', ',5', '<b>'];
  const CONTROLS = 'button, input:not([type=file]), select, textarea, summary, [tabindex="0"]';
  const lab = document.querySelector(`#${anchor} [data-lab-state]`) as HTMLElement;
  const say = (field: HTMLElement, ...types: string[]) => {
    for (const type of types) field.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const write = (field: HTMLInputElement | HTMLTextAreaElement, value: string) => {
    field.focus();
    field.value = value;
    say(field, 'input', 'change');
  };
  const act = (one: HTMLElement): string => {
    if (one instanceof HTMLSelectElement) {
      one.selectedIndex = Math.floor(random() * one.options.length);
      say(one, 'input', 'change');
      return one.value;
    }
    if (one instanceof HTMLInputElement && /^(range|number)$/.test(one.type)) {
      const [min, max] = [Number(one.min || 0), Number(one.max || 100)];
      const drawn = random() < 0.8 ? String(Math.round(min + random() * (max - min))) : pick(WORDS);
      write(one, one.type === 'range' ? String(min + random() * (max - min)) : drawn);
      return one.value;
    }
    if (one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && /^(text|search)$/.test(one.type))) {
      write(one, random() < 0.7 ? (one.value + pick(WORDS)).slice(-200) : one.value.slice(0, 3) + pick(WORDS));
      return one.value;
    }
    if (one.matches('button, input, summary') && random() < 0.8) {
      one.click();
      return 'click';
    }
    const key = pick(KEYS);
    one.focus();
    one.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    return key;
  };
  window.print = () => undefined;
  const done: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const there = [...lab.querySelectorAll<HTMLElement>(CONTROLS)].filter(
      (one) => one.checkVisibility() && !one.matches(':disabled, [aria-disabled=true]'),
    );
    const one = pick(there);
    const name = one.getAttribute('aria-label') ?? (one.textContent?.trim() || one.id || one.localName);
    done.push(`${one.localName} ${name.slice(0, 30)}: ${act(one)}`);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return done;
}

/** What a lab shows; times apart, which no two runs share. */
export interface Shown {
  /** what the reader set, as the fields of the lab show it */
  readonly settings: readonly string[];
  readonly text: readonly string[];
}
export const shownBy = (page: Page, { anchor }: LabPage): Promise<Shown> =>
  page.locator(`#${anchor} [data-lab-state]`).evaluate((lab) => {
    const fields = lab.querySelectorAll<HTMLInputElement>('input:not([type=file]), select, textarea');
    const settings = [...fields]
      // which engine computes is said once one does
      .filter((field) => !field.closest('.model .engine'))
      // a field that adds or finds something begins empty
      .filter((field) => field.checkVisibility() && !(/^(text|search)$/.test(field.type) && field.value === ''))
      .map(({ type, value, checked }) => `${type} ${/^(checkbox|radio)$/.test(type) ? checked : ''} ${value}`);
    const text = (lab as HTMLElement).innerText.replace(/[\d.,\s]+(ms|s)\b/g, ' t ').split('\n');
    return { settings, text: text.map((line) => line.trim()).filter(Boolean) };
  });

/** All folds open; and the address, which follows a lab after a pause, and at once when the page may be left. */
export const followed = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (const fold of document.querySelectorAll('[data-lab-state] details')) fold.setAttribute('open', '');
    for (let i = 0; i < 3; i += 1) await new Promise((resolve) => setTimeout(resolve));
    dispatchEvent(new Event('change'));
  });

/** What a lab shows under each of its tabs: which one is open is not always in the address. */
export async function shownUnderTabs(page: Page, lab: LabPage): Promise<Shown> {
  const tabs = page.locator(`#${lab.anchor} [data-lab-state]`).getByRole('tab');
  const all = [await shownBy(page, lab)];
  for (let i = 0; i < (await tabs.count()); i += 1) {
    await tabs.nth(i).evaluate((tab: HTMLElement) => tab.click());
    await followed(page);
    all.push(await shownBy(page, lab));
  }
  return { settings: all.flatMap(({ settings }) => settings), text: all.flatMap(({ text }) => text) };
}

/** Wakes a lab up. */
export async function wake(page: Page, { anchor }: LabPage): Promise<void> {
  await page.locator(`#${anchor} [data-lab-state]`).hover({ position: { x: 10, y: 10 } });
  await page.locator(`#${anchor} astro-island:not([ssr])`).first().waitFor();
}

/** Agrees to every download that the lab asks for. */
export async function agree(page: Page, { anchor }: LabPage): Promise<void> {
  const load = page.locator(`#${anchor} [data-lab-state]`).getByRole('button', { name: LOAD }).first();
  if (await load.isVisible()) await load.click({ timeout: 2000 }).catch(() => undefined);
}

/** Bytes of JavaScript objects after what nothing holds is gone. */
export async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}

/** What went wrong on a page and was not said to its reader. */
export function unsaid(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`uncaught: ${error.stack ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  return errors;
}

export const wanderIn = (page: Page, lab: LabPage, seed: number, count: number): Promise<readonly string[]> =>
  page.evaluate(wander, [lab.anchor, seed, count] as const);
