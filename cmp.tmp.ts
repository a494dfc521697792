import { chromium } from 'playwright';
import { startServer } from './scripts/serve.ts';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const browser = await chromium.launch(chromiumLaunch());
const a = await startServer({ dir: '/work/d29', port: 0 }), b = await startServer({ dir: '/work/d29b', port: 0 });
for (const width of [1280, 412]) for (const s of ['55-0','55-1-1','55-1-2','55-1-3','55-2-0','55-2-1','55-2-2','55-3-1','55-3-2']) {
  const got = [];
  for (const server of [a, b]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(`${server.url}${s}/`, { waitUntil: 'load' });
    await page.addStyleTag({ content: '*{content-visibility:visible!important}' });
    await page.waitForTimeout(2500);
    got.push(await page.evaluate(() => [...document.querySelectorAll('article p, article h2, article h3, article figure, article .equation, article ul, article .callout, article .lab, article .exercise')].filter((e) => !e.closest('.lab, .exercise, .note-body, figure, .callout') || e.matches('.lab, .exercise, figure, .callout')).map((e) => { const r = e.getBoundingClientRect(); return [e.localName + '.' + e.className.slice(0, 10) + ' ' + (e.textContent ?? '').trim().slice(0, 24), Math.round(r.top + scrollY), Math.round(r.height)] as const; })));
    if (server === b) console.log(width, s, await page.evaluate(() => [document.documentElement.scrollWidth, document.querySelectorAll('.passage:not([data-laid])').length]));
    await page.close();
  }
  const [x, y] = got as any[];
  if (x.length !== y.length) console.log('  lengths', x.length, y.length);
  let shift = 0;
  x.forEach((e: any, i: number) => { const d = y[i][1] - e[1]; if (Math.abs(d - shift) > 1 || Math.abs(y[i][2] - e[2]) > 1) { console.log('   ', e[0], 'shift', d - shift, 'h', e[2], y[i][2]); shift = d; } });
}
await browser.close(); await a.close(); await b.close();
