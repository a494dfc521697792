/**
 * Draws the pictures that social networks show, public/og/cover-<locale>.png, from the cover itself.
 * Run it on a served site after the cover or the model has changed: npx node scripts/og-images.ts [address]
 */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { LOCALES, pagePath } from '../kit/i18n/index.ts';
import { chromiumLaunch } from '../tests/setup/chromium.ts';

const address = process.argv[2] ?? 'http://localhost:4321';
const STYLE = `
  .site-bar, .cover-begin, figcaption, .cover-contents, .cover-notes, .foot, .suggestion, astro-dev-toolbar { display: none !important; }
  .is-cover main { max-width: none; padding: 0 4.5rem; }
  .cover { min-height: 630px; margin: 0; }
  .cover-promise { font-size: 1.35rem; }
`;

mkdirSync('public/og', { recursive: true });
const browser = await chromium.launch(chromiumLaunch());
for (const locale of LOCALES) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: 'light', locale });
  await page.goto(address + pagePath(locale, '', '/'), { waitUntil: 'networkidle' });
  await page.addStyleTag({ content: STYLE });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `public/og/cover-${locale}.png` });
  await page.close();
}
await browser.close();
