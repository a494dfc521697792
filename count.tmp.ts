import { chromium } from 'playwright';
import { startServer } from './scripts/serve.ts';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const server = await startServer({ dir: '/work/d29', port: 0 });
const browser = await chromium.launch(chromiumLaunch());
const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 412, height: 823 } });
const page = await context.newPage();
await page.goto(`${server.url}${process.argv[2] ?? '55-1-1'}/`, { waitUntil: 'load' });
await page.waitForTimeout(2000);
console.log(await page.evaluate(() => {
  const out: string[] = [];
  const rendered = (e: Element) => e.checkVisibility({ contentVisibilityAuto: true });
  const count = (e: Element) => [...e.querySelectorAll('*')].filter(rendered).length;
  const walk = (e: Element, depth: number) => {
    for (const c of e.children) {
      const n = count(c) + 1; if (n < 12 || !rendered(c)) continue;
      const r = c.getBoundingClientRect();
      out.push(`${' '.repeat(depth)}${c.localName}.${c.className} ${n} @${Math.round(r.top)}+${Math.round(r.height)} math:${c.querySelectorAll('.katex').length}`);
      if (depth < 7) walk(c, depth + 1);
    }
  };
  walk(document.body, 0);
  return out.join('\n');
}));
await browser.close(); await server.close();
