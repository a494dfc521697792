import { chromium } from 'playwright';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const l = chromiumLaunch();
const browser = await chromium.launch(l);
for (const mode of ['plain', 'hide', 'hideload']) {
  const page = await browser.newPage();
  const script = mode === 'plain' ? '' : `<script type=module>
   for (const s of document.querySelectorAll('.s')) s.classList.add('later');
   addEventListener('${mode === 'hide' ? 'DOMContentLoaded' : 'load'}', () => requestAnimationFrame(() => { for (const s of document.querySelectorAll('.s')) s.classList.remove('later'); }));
  </script>`;
  const body = `<!doctype html><style>.s{content-visibility:auto;contain-intrinsic-size:auto 3000px}.later>*{display:none}</style><h1>a</h1><div style="height:4000px"></div>` + `<div class=s>${'<p>x y</p>'.repeat(20)}<input type=text><select><option>a</select></div>`.repeat(3) + script;
  await page.route('http://x.test/', (r) => r.fulfill({ body, contentType: 'text/html' }));
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.goto('http://x.test/');
  await page.waitForTimeout(1400);
  const { traceEvents: ev } = JSON.parse((await browser.stopTracing()).toString());
  console.log(mode, ev.filter((e: any) => e.name === 'Layout' && e.args.beginData).map((e: any) => e.args.beginData.dirtyObjects + '/' + e.args.beginData.totalObjects).join(' '));
  await page.close();
}
await browser.close();
