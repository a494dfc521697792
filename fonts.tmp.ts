import { chromium } from 'playwright';
import { startServer } from './scripts/serve.ts';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const server = await startServer({ dir: '/work/d29b', port: 0 });
const browser = await chromium.launch(chromiumLaunch());
for (const s of ['55-1-1', '55-2-1', '55-0', '55-3-2']) {
const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
const fonts: string[] = [];
page.on('response', async (r) => { if (/woff2/.test(r.url())) fonts.push(r.url().split('/').pop() + ' ' + (await r.body()).length); });
await page.goto(`${server.url}${s}/`, { waitUntil: 'load' });
await page.waitForTimeout(5000);
console.log(s, await page.evaluate(() => [...document.fonts].map((f) => f.family + ' ' + f.style + ' ' + f.weight + ' ' + f.status).join('; ')));
console.log(fonts.join(', '));
await page.close();
}
await browser.close(); await server.close();
