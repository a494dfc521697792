import { chromium } from 'playwright';
import { readFileSync } from 'node:fs';
import { startServer } from './scripts/serve.ts';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const [section = '55-1-1', rounds = '3', ...only] = process.argv.slice(2);
const VARIANTS: Record<string, { css?: string; nojs?: boolean; html?: (s: string) => string }> = {
  base: {},
  nojs: { nojs: true },
  nomathml: { css: '.katex-mathml{display:none!important}' },
  offmathml: { css: '.katex-mathml{content-visibility:auto!important;left:-200vw!important}' },
  nohyph: { css: '*{hyphens:manual!important}' },
  sysfont: { css: ':root{--font-serif:serif!important;--font-sans:sans-serif!important}' },
  nohas: {},
};
const dir = process.env.DIST_DIR ?? '/work/d29';
const server = await startServer({ dir, port: 0 });
const browser = await chromium.launch(chromiumLaunch());
const names = only.length ? only : Object.keys(VARIANTS);
for (let r = 0; r < Number(rounds); r++) for (const name of names) {
  const v = VARIANTS[name]!;
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 412, height: 823 }, bypassCSP: true, javaScriptEnabled: !v.nojs });
  const page = await context.newPage();
  const url = `${server.url}${section}/`;
  if (v.css || v.html) {
    let body = readFileSync(`${dir}/${section}/index.html`, 'utf8');
    if (v.css) body = body.replace('</head>', `<style>${v.css}</style></head>`);
    if (v.html) body = v.html(body);
    await page.route(url, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  }
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(2500);
  const { traceEvents: ev } = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  const parsing = ev.find((e: any) => e.name === 'ParseHTML');
  const main = ev.filter((e: any) => e.ph === 'X' && e.pid === parsing.pid && e.tid === parsing.tid);
  const tasks = main.filter((e: any) => e.name.endsWith('RunTask')).sort((a: any, b: any) => (b.tdur ?? b.dur) - (a.tdur ?? a.dur)).slice(0, 12);
  console.log(`${name} #${r}: ` + tasks.map((t: any) => Math.round((t.tdur ?? t.dur) / 1e3)).filter((x: number, i: number, a: number[]) => i && a[i-1] > x && x > 30).join(' '));
  if (r === 0) for (const t of tasks) { if ((t.tdur ?? t.dur) < 70000 || t.name === "ThreadControllerImpl::RunTask") continue;
    const inside = main.filter((e: any) => e.ts >= t.ts && e.ts + (e.dur ?? 0) <= t.ts + t.dur && e !== t && ((e.tdur ?? e.dur ?? 0) > 6000 || ['Layout','UpdateLayoutTree'].includes(e.name)));
    console.log(`  @${Math.round((t.ts - parsing.ts) / 1e3)} ` + inside.map((e: any) => `${e.name} ${Math.round((e.tdur ?? e.dur) / 1e3)}${e.args?.beginData?.dirtyObjects ? `(${e.args.beginData.dirtyObjects}/${e.args.beginData.totalObjects})` : ''}${e.name === 'Layout' ? JSON.stringify((e.args.endData?.layoutRoots ?? []).map((x: any) => [x.depth, ...(x.quads?.[0] ?? []).filter((_: any, i: number) => [0,1,4,5].includes(i)).map(Math.round)])) : ''}${e.args?.elementCount ? `(${e.args.elementCount})` : ''}${e.args?.data?.url ? ' ' + e.args.data.url.split('/').pop() : ''}`).join(', '));
  }
}
await browser.close(); await server.close();
