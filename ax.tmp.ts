import { chromium } from 'playwright';
import { readFileSync } from 'node:fs';
import { startServer } from './scripts/serve.ts';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const server = await startServer({ dir: '/work/d29', port: 0 });
const browser = await chromium.launch(chromiumLaunch());
for (const css of ['', '.katex-mathml{content-visibility:auto!important;left:-200vw!important}']) {
const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 412, height: 823 }, bypassCSP: true });
const page = await context.newPage();
const url = `${server.url}55-1-1/`;
await page.route(url, (route) => route.fulfill({ body: readFileSync('/work/d29/55-1-1/index.html', 'utf8').replace('</head>', `<style>${css}</style></head>`), contentType: 'text/html; charset=utf-8' }));
await page.goto(url, { waitUntil: 'load' });
await page.waitForTimeout(2000);
const s = await context.newCDPSession(page);
const { nodes } = await s.send('Accessibility.getFullAXTree');
const c: Record<string, number> = {};
for (const n of nodes) if (!n.ignored) c[n.role?.value] = (c[n.role?.value] ?? 0) + 1;
console.log(css, JSON.stringify(c));
console.log(nodes.filter((n) => n.role?.value === 'MathMLMath' || n.role?.value === 'math').slice(0, 3).map((n) => JSON.stringify(n.name) + n.childIds?.length));
}
await browser.close(); await server.close();
