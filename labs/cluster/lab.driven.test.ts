/** The cluster in real workers: what it learns, what it sends, how it stops and goes on, how long and how much it takes. */
import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { formatPercent } from '../../kit/i18n/index.ts';
import { drivenPages } from '../../tests/setup/browser.ts';
import { axeViolations } from '../../tests/setup/pages.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const PATIENCE = { timeout: 90_000 };
const LANGUAGES = { fr: { path: '55-2-1/', s: FR }, en: { path: 'en/55-2-1/', s: EN } } as const;

const openPage = drivenPages();

async function open(locale: keyof typeof LANGUAGES, state: string): Promise<[Page, Locator]> {
  const page = await openPage(`${LANGUAGES[locale].path}#cluster?${state}`);
  const lab = page.locator('#cluster');
  await lab.locator('astro-island:not([ssr])').first().waitFor(PATIENCE);
  return [page, lab];
}

const train = (lab: Locator) => lab.locator('.ui-button.primary').first().click(PATIENCE);
const verdict = (lab: Locator) => lab.locator('.verdict').first();
const until = (lab: Locator, text: string | RegExp) =>
  expect.poll(() => verdict(lab).innerText(), PATIENCE).toMatch(text);

it('without JavaScript: the run made at build is there, with its gap to one worker', async () => {
  const page = await openPage(LANGUAGES.fr.path, { javaScriptEnabled: false });
  expect(await page.locator('#cluster .verdict').first().innerText()).toMatch(/4 travailleurs, 16 pas/);
});

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  const { s } = LANGUAGES[locale];

  it('layers cut: the losses of one worker, bit for bit; the page passes axe', async () => {
    const [page, lab] = await open(locale, 'n=4&cut=pipeline&steps=3');
    await train(lab);
    await until(lab, s.same);
    expect(await axeViolations(page, '#cluster')).toEqual([]);
  });

  it('a link opens ZeRO 3: the bytes at the ports are those of the formula', async () => {
    const [, lab] = await open(locale, 'n=4&z=3&steps=2&v=sent');
    await train(lab);
    await until(lab, s.sentEqual);
    await lab.getByRole('tab', { name: s.views.held }).click();
    await until(lab, s.heldVerdict(formatPercent(locale, 0, 2)));
  });
});

it('a worker unplugged in mid-step: a sentence; taken up again, the same losses', async () => {
  const [, lab] = await open('en', 'n=2&steps=12');
  await train(lab);
  await until(lab, /\b[5-9] steps|1[01] steps/);
  await lab.getByRole('button', { name: EN.fail('2') }).click();
  await lab.getByText(/Worker 2 stopped during step/).waitFor(PATIENCE);
  await lab.getByRole('button', { name: /^Resume after step/ }).click();
  await until(lab, '12 steps');
  await lab.getByText('Their losses are the same, bit for bit.').waitFor(PATIENCE);
});

it('fifty steps of four workers end, and the page answers all the while', async () => {
  const [page, lab] = await open('en', 'n=4&steps=50');
  const begun = Date.now();
  await train(lab);
  await until(lab, '2 steps');
  const longest = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let [last, most] = [performance.now(), 0];
        const end = last + 3000;
        const tick = (now: number) => {
          most = Math.max(most, now - last);
          last = now;
          if (now < end) requestAnimationFrame(tick);
          else resolve(most);
        };
        requestAnimationFrame(tick);
      }),
  );
  console.log(`longest frame while training: ${Math.round(await longest)} ms`);
  await until(lab, '50 steps');
  console.log(`fifty steps on four workers, and as many on one: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
});
