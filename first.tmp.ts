import { chromium } from 'playwright';
import { readFileSync } from 'node:fs';
import { startServer } from './scripts/serve.ts';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const [section = '55-1-1', rounds = '3', ...only] = process.argv.slice(2);
const V: Record<string, string> = {
  base: '', nomathml: '.katex-mathml{display:none!important}', nohyph: '*{hyphens:manual!important}', sysfont: '*{font-family:serif!important}',
  nopretty: '*{text-wrap:wrap!important}', nokatex: '.katex{display:none!important}', nosvg: 'svg{display:none!important}', nobal: 'h1,h2,h3{text-wrap:wrap!important}', nojust: '*{text-align:start!important;font-feature-settings:normal!important;font-variant:normal!important;text-rendering:optimizeSpeed!important;font-kerning:none!important}',
};
const dir = process.env.DIST_DIR ?? '/work/d29b';
const server = await startServer({ dir, port: 0 });
const names = only.length ? only : Object.keys(V);
for (const name of names) {
  const rows: number[][] = [];
  for (let r = 0; r < Number(rounds); r++) {
  const browser = await chromium.launch(chromiumLaunch());
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 412, height: 823 }, bypassCSP: true });
  const page = await context.newPage();
  const url = `${server.url}${section}/`;
  const body = readFileSync(`${dir}/${section}/index.html`, 'utf8').replace('</head>', `<style>${V[name]}</style></head>`);
  await page.route(url, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.goto(url, { waitUntil: 'load' });
  const { traceEvents: ev } = JSON.parse((await browser.stopTracing()).toString());
  await browser.close();
  const parsing = ev.find((e: any) => e.name === 'ParseHTML');
  const main = ev.filter((e: any) => e.ph === 'X' && e.pid === parsing.pid && e.tid === parsing.tid);
  const first = main.filter((e: any) => e.name === 'Layout')[0];
  const task = main.filter((e: any) => e.name.endsWith('RunTask') && e.ts <= first.ts && e.ts + e.dur >= first.ts)[0];
  const d = (e: any) => Math.round((e.tdur ?? e.dur) / 1e3);
  const inn = (n: string) => main.filter((e: any) => e.name === n && e.ts >= task.ts && e.ts <= task.ts + task.dur).map(d);
  rows.push([d(task), ...inn('UpdateLayoutTree').slice(0, 3), -1, ...inn('Layout').slice(0, 2), -1, ...inn('Paint').slice(0, 2)]);
  }
  console.log(name.padEnd(10), rows.map((r) => r.join(' ')).join('  |  '));
}
await server.close();
