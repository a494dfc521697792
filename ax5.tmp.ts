import { chromium } from 'playwright';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const l = chromiumLaunch();
for (const args of [[], ['--force-renderer-accessibility=complete']]) {
const browser = await chromium.launch({ ...l, args: [...l.args!, ...args] });
for (const [n, wait] of [[5, 500], [5, 0], [40, 500], [40, 3000]] as const) {
const page = await browser.newPage();
const body = `<!doctype html><style>div{content-visibility:auto;contain-intrinsic-size:auto 3000px}</style><h1>a</h1>` + Array.from({ length: n }, (_, i) => `<div><h2>T${i}</h2>${'<p>x y z</p>'.repeat(30)}</div>`).join('') + '<h2>end</h2>';
await page.route('http://x.test/', (r) => r.fulfill({ body, contentType: 'text/html' }));
await page.goto('http://x.test/');
await page.waitForTimeout(wait);
const s = await page.context().newCDPSession(page);
const { nodes } = await s.send('Accessibility.getFullAXTree');
console.log(args, n, wait, nodes.length, nodes.filter((n) => n.role?.value === 'heading').length);
await page.evaluate(() => document.querySelectorAll('div')[3].getBoundingClientRect());
const again = await s.send('Accessibility.getFullAXTree');
console.log('   again', again.nodes.filter((n) => n.role?.value === 'heading').length);
await page.close();
}
await browser.close();
}
