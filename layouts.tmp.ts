import { chromium } from 'playwright';
import { readFileSync } from 'node:fs';
import { startServer } from './scripts/serve.ts';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const dir = process.env.DIST_DIR ?? '/work/d29b';
const section = process.argv[2] ?? '55-1-1';
const V: Record<string, (s: string) => string> = {
  base: (s) => s,
  nopage: (s) => s.replace(/<script type="module"[^>]*><\/script>/, ''),
  noisl: (s) => s.replace(/astro-island/g, 'x-island'),
  neither: (s) => s.replace(/<script[\s\S]*?<\/script>/g, ''),
  noinputs: (s) => s.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<input/g, '<i').replace(/<textarea/g, '<i').replace(/<select/g, '<i'),
  nodetails: (s) => s.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<details/g, '<div').replace(/<\/details/g, '</div'),
  nocanvas: (s) => s.replace(/<script[\s\S]*?<\/script>/g, '').replace(/<canvas/g, '<i').replace(/<\/canvas/g, '</i'),
  noarialive: (s) => s.replace(/<script[\s\S]*?<\/script>/g, '').replace(/ popover/g, ' x').replace(/ aria-live="[a-z]*"/g, ''),
};
const only = process.argv.slice(3);
const server = await startServer({ dir, port: 0 });
const browser = await chromium.launch(chromiumLaunch());
for (const [name, f] of Object.entries(V)) {
  if (only.length && !only.includes(name)) continue;
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 412, height: 823 }, bypassCSP: true });
  const page = await context.newPage();
  const url = `${server.url}${section}/`;
  await page.route(url, (route) => route.fulfill({ body: f(readFileSync(`${dir}/${section}/index.html`, 'utf8')), contentType: 'text/html; charset=utf-8' }));
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.stack','disabled-by-default-devtools.timeline.invalidationTracking','blink','loading'] });
  await page.goto(url, { waitUntil: 'load' });
  if (!process.env.IDLE) await page.evaluate(() => { requestIdleCallback = undefined as never; }).catch(() => {});
  await page.waitForTimeout(process.env.IDLE ? 2500 : 800);
  const { traceEvents: ev } = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  const parsing = ev.find((e: any) => e.name === 'ParseHTML');
  const main = ev.filter((e: any) => e.ph === 'X' && e.pid === parsing.pid && e.tid === parsing.tid);
  if (process.env.INV) { const all = ev.filter((e: any) => e.pid === parsing.pid && e.tid === parsing.tid).sort((a: any, b: any) => a.ts - b.ts);
    for (const e of all) {
      const d = e.args?.data ?? {};
      if (e.name === 'Layout') console.log('LAYOUT', Math.round((e.ts - parsing.ts) / 100) / 10, e.args.beginData?.dirtyObjects, e.args.beginData?.totalObjects, Math.round(e.dur / 100) / 10);
      else if (e.name === 'UpdateLayoutTree') console.log('STYLE', e.args.elementCount);
      else if (/InvalidationTracking/.test(e.name)) console.log('  ', e.name.replace('InvalidationTracking', ''), d.nodeName, d.reason, d.extraData ?? '', d.stackTrace?.[0]?.functionName ?? '');
      else if (/utofill|Font|EventDispatch|FireAnimation|TimerFire|IntersectionObserver|V8.*Eval|evaluateModule/.test(e.name)) console.log(' >', e.name, d.type ?? '');
    } }
  console.log(name, main.filter((e: any) => e.name === 'Layout').map((e: any) => `${e.args.beginData?.dirtyObjects}/${e.args.beginData?.totalObjects}${e.args.beginData?.stackTrace ? '!' + e.args.beginData.stackTrace.slice(0, 2).map((f: any) => f.functionName + ':' + f.url.split('/').pop() + ':' + f.lineNumber + ':' + f.columnNumber).join('<') : ''}`).join(' '));
}
await browser.close(); await server.close();
