import { chromium } from 'playwright';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const V: Record<string, string> = {
  none: '<p>x</p>', text: '<input type=text>', disabled: '<input type=text disabled>', fieldset: '<fieldset disabled><input type=text></fieldset>', readonly: '<input type=text readonly>', off: '<input type=text autocomplete=off>',
  inform: '<form><input type=text></form>', informoff: '<form autocomplete=off><input type=text></form>', informdis: '<form><input disabled type=text></form>', check: '<input type=checkbox>', checkdis: '<input type=checkbox disabled>', radio: '<input type=radio>', range: '<input type=range>', number: '<input type=number>', select: '<select><option>a</select>', textarea: '<textarea></textarea>', button: '<button type=button>a</button>', formbutton: '<form><button>a</button></form>', inert: '<div inert><input type=text></div>', label: '<label>abc<input type=text></label>', search: '<input type=search>', editable: '<div contenteditable>a</div>', details: '<details><summary>a</summary><input></details>', hiddenp: '<div hidden><input></div>', pres: '<input type=text role=presentation>', ti: '<input type=text tabindex=-1>',
};
const l = chromiumLaunch();
const browser = await chromium.launch(l);
for (const [name, html] of Object.entries(V)) {
  const page = await browser.newPage();
  const body = `<!doctype html><style>.s{content-visibility:auto;contain-intrinsic-size:auto 3000px}</style><h1>a</h1><div style="height:4000px"></div>` + `<div class=s>${'<p>x y</p>'.repeat(20)}${html}</div>`.repeat(3);
  await page.route('http://x.test/', (r) => r.fulfill({ body, contentType: 'text/html' }));
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.goto('http://x.test/');
  await page.waitForTimeout(400);
  const { traceEvents: ev } = JSON.parse((await browser.stopTracing()).toString());
  console.log(name, ev.filter((e: any) => e.name === 'Layout' && e.args.beginData).map((e: any) => e.args.beginData.dirtyObjects + '/' + e.args.beginData.totalObjects).join(' '));
  await page.close();
}
await browser.close();
