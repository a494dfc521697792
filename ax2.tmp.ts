import { chromium } from 'playwright';
import { startServer } from './scripts/serve.ts';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const server = await startServer({ dir: '/work/d29', port: 0 });
for (const args of [[], ['--force-renderer-accessibility=complete']]) {
const l = chromiumLaunch();
const browser = await chromium.launch({ ...l, args: [...l.args!, ...args] });
const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 412, height: 823 }, bypassCSP: true });
const page = await context.newPage();
await page.goto(`${server.url}55-1-1/`, { waitUntil: 'load' });
await page.waitForTimeout(2000);
const s = await context.newCDPSession(page);
await s.send('Accessibility.enable');
for (let k = 0; k < 2; k++) {
const { nodes } = await s.send('Accessibility.getFullAXTree');
const heads = nodes.filter((n) => n.role?.value === 'heading' && !n.ignored).map((n) => n.name?.value);
const c: Record<string, number> = {};
for (const n of nodes) if (!n.ignored) c[n.role?.value] = (c[n.role?.value] ?? 0) + 1;
const f = nodes.filter((n) => JSON.stringify(n.name ?? "").includes("Deux objectifs") || JSON.stringify(n.name ?? "").includes("pré-entra")); console.log(args, nodes.length, heads.length, c.MathMLMath, f.slice(0,6).map((n) => JSON.stringify({r:n.role?.value,i:n.ignored,ir:n.ignoredReasons,nm:String(n.name?.value).slice(0,50)})));
await page.waitForTimeout(1500);
}
console.log(await page.evaluate(() => [document.querySelectorAll('h1,h2,h3').length, document.querySelectorAll('.passage h2, .passage h3').length]));
await browser.close();
}
await server.close();
