import { chromium } from 'playwright';
import { readFileSync } from 'node:fs';
import { startServer } from './scripts/serve.ts';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const server = await startServer({ dir: '/work/d29', port: 0 });
const l = chromiumLaunch();
const browser = await chromium.launch({ ...l, args: [...l.args!, '--force-renderer-accessibility=complete'] });
const src = readFileSync('/work/d29/55-1-1/index.html', 'utf8');
const V: Record<string, (s: string) => string> = {
  base: (s) => s,
  nocss: (s) => s.replace(/<link rel="stylesheet"[^>]*>/g, '').replace(/<style[\s\S]*?<\/style>/g, '').replace('</head>', '<style>.passage{content-visibility:auto;contain-intrinsic-block-size:auto 30rem}</style></head>'),
  cvvis: (s) => s.replace('</head>', '<style>.passage{content-visibility:visible!important}</style></head>'),
  noisland: (s) => s.replace(/<astro-island/g, '<div').replace(/<\/astro-island/g, '</div'),
};
for (const [name, f] of Object.entries(V)) {
const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 412, height: 823 }, bypassCSP: true });
const page = await context.newPage();
const url = `${server.url}55-1-1/`;
await page.route(url, (route) => route.fulfill({ body: f(src), contentType: 'text/html; charset=utf-8' }));
await page.goto(url, { waitUntil: 'load' });
await page.waitForTimeout(1500);
const s = await context.newCDPSession(page);
const { nodes } = await s.send('Accessibility.getFullAXTree');
const heads = nodes.filter((n) => n.role?.value === 'heading' && !n.ignored).map((n) => n.name?.value);
console.log(name, nodes.length, heads.length, nodes.filter((n) => n.role?.value === 'MathMLMath').length, JSON.stringify(heads));
await context.close();
}
await browser.close(); await server.close();
