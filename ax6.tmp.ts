import { chromium } from 'playwright';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const l = chromiumLaunch();
const browser = await chromium.launch({ ...l, args: [...l.args!, '--force-renderer-accessibility=complete'] });
const ctx = await browser.newContext();
for (const css of ['div{content-visibility:auto;contain-intrinsic-size:auto 3000px}', 'div{}']) {
const page = await ctx.newPage();
const body = `<!doctype html><title>probe</title><style>${css}</style><h1>a</h1>` + Array.from({ length: 40 }, (_, i) => `<div><h2>T${i}</h2>${'<p>x y z</p>'.repeat(3)}</div>`).join('') + '<h2>end</h2>';
await page.route('http://x.test/', (r) => r.fulfill({ body, contentType: 'text/html' }));
await page.goto('http://x.test/');
await page.waitForTimeout(1000);
const adm = await ctx.newPage();
await adm.goto('chrome://accessibility/');
await adm.waitForTimeout(1000);
console.log(await adm.evaluate(() => [...document.querySelectorAll('button')].map((b) => b.id + '|' + b.textContent + '|' + b.parentElement?.textContent?.slice(0, 60)).join('\n'))); await adm.locator('div', { hasText: 'probe' }).locator('button:has-text("how accessibility tree"), button:has-text("how tree")').last().click({ timeout: 3000 }).catch((e) => console.log(String(e).slice(0, 200)));
await adm.waitForTimeout(1500);
const t = await adm.evaluate(() => { const all = (r: any): string => [...r.querySelectorAll('*')].filter((e: any) => e.localName === 'pre' || e.shadowRoot).map((e: any) => e.shadowRoot ? all(e.shadowRoot) : e.textContent).join('\n'); return all(document) + document.body.innerText; });
console.log(css, t.length, (t.match(/\bheading\b/g) ?? []).length, (t.match(/T\d+/g) ?? []).length); console.log(t.slice(0, 1500));
await page.close(); await adm.close();
}
await browser.close();
