/** The book as a reader meets it: both languages, no JavaScript, a phone, no request beyond the site. */
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { lab as attention } from '../../labs/attention/lab.ts';
import { lab as objectives } from '../../labs/objectives/lab.ts';
import { chromiumLaunch } from '../setup/chromium.ts';
import { acceptHub, builtPages } from '../setup/pages.ts';

const baseURL = inject('baseURL');
const PAGES = builtPages(inject('distDir'));
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(() => browser?.close());

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  await acceptHub(context);
  const page = await context.newPage();
  await page.goto(baseURL + path, { waitUntil: 'load' });
  return page;
}

describe('languages', () => {
  it('the toggle keeps section and hash, both ways, and remembers the choice', async () => {
    const page = await open('55-1-1/#several-heads');
    await page
      .getByRole('link', { name: /English/ })
      .first()
      .click();
    await page.waitForURL(/\/en\/55-1-1\/#several-heads$/);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('#several-heads').isVisible()).toBe(true);
    await page
      .getByRole('link', { name: /Français/ })
      .first()
      .click();
    await page.waitForURL(/[^n]\/55-1-1\/#several-heads$/);
    await page.context().close();
  });

  it('every page names its counterpart, its canonical address and x-default', async () => {
    const page = await open('');
    for (const path of PAGES.filter((p) => !p.includes('404'))) {
      await page.goto(baseURL + path, { waitUntil: 'domcontentloaded' });
      const alternates = await page
        .locator('link[rel=alternate][hreflang]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('hreflang')).sort());
      expect(alternates, path).toEqual(['en', 'fr', 'x-default']);
      expect(await page.locator('link[rel=canonical]').getAttribute('href'), path).toMatch(new RegExp(`/${path}$`));
      expect(await page.locator('meta[property="og:title"]').count(), path).toBe(1);
      expect(await page.locator('h1').count(), path).toBe(1);
      expect((await page.locator('html').getAttribute('lang')) ?? '', path).toBe(/^en\b/.test(path) ? 'en' : 'fr');
    }
    await page.context().close();
  });
});

describe('without JavaScript', () => {
  it('a section reads in full: maths, figures, recorded lab, exercise statements', async () => {
    const page = await open('55-1-1/', { javaScriptEnabled: false });
    expect(await page.locator('.katex').count()).toBeGreaterThan(20);
    expect(await page.locator('figure svg, figure [role=img]').count()).toBeGreaterThan(4);
    // as the reader comes to it: what is far away is not laid out, hence not rendered as text
    const read = (place: Locator) =>
      expect.poll(async () => {
        await place.scrollIntoViewIfNeeded();
        return place.innerText();
      });
    await read(page.locator('#lab-attention')).toMatch(/^[\s\S]{200}/);
    const exercises = [...attention.exercises, ...objectives.exercises];
    expect(await page.locator('[id^="ex-"]').count()).toBe(exercises.length);
    for (const exercise of await page.locator('[id^="ex-"]').all()) await read(exercise).toMatch(/^[\s\S]{80}/);
    await read(page.locator('.passage', { hasText: 'FlashAttention' }).first()).toContain('FlashAttention');
    await page.context().close();
  });
});

describe('on a phone', () => {
  it.each(PAGES)('/%s does not scroll sideways at 360 px', async (path) => {
    const page = await open(path, { viewport: { width: 360, height: 740 }, hasTouch: true });
    const overflow = await page.evaluate(() => {
      const root = document.documentElement;
      return { page: root.scrollWidth - root.clientWidth };
    });
    expect(overflow.page).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

describe('own origin only', () => {
  it('no page asks anything of another origin, none violates its policy, none logs an error', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    await acceptHub(context);
    const page = await context.newPage();
    const foreign: string[] = [];
    const problems: string[] = [];
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== new URL(baseURL).origin) foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
    for (const path of PAGES) {
      await page.goto(baseURL + path, { waitUntil: 'load' });
      const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
      expect(policy, path).toBeTruthy();
      const scripts = policy?.match(/script-src[^;]*/)?.[0] ?? '';
      expect(scripts, path).not.toMatch(/'unsafe-inline'|'unsafe-eval'/);
      await page.evaluate(async () => {
        for (let y = 0; y < document.body.scrollHeight; y += 600) {
          window.scrollTo({ top: y, behavior: 'instant' });
          await new Promise(requestAnimationFrame);
        }
      });
      await page.waitForLoadState('networkidle');
    }
    expect(foreign).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});
