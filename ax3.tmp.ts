import { chromium } from 'playwright';
import { chromiumLaunch } from './tests/setup/chromium.ts';
const l = chromiumLaunch();
const browser = await chromium.launch({ ...l, args: [...l.args!, '--force-renderer-accessibility=complete'] });
for (const css of ['', 'div{content-visibility:auto;contain-intrinsic-size:auto 3000px}', 'div{content-visibility:auto;contain-intrinsic-size:auto 3000px;contain:none}','div{content-visibility:auto;contain-intrinsic-size:auto 3000px}.p{color:red}']) {
const page = await browser.newPage();
await page.setContent(`<style>${css}</style><h1>a</h1>` + [1,2,3,4,5].map((i) => `<div class="${css.includes('.p{')?'p':''}"><h2>T${i}</h2><p>x<p>y</div>`).join('') + '<h2>end</h2>');
await page.waitForTimeout(500);
const s = await page.context().newCDPSession(page);
const { nodes } = await s.send('Accessibility.getFullAXTree');
console.log(css, nodes.length, nodes.filter((n) => n.role?.value === 'heading').map((n) => [n.name?.value, n.ignored]).join(' '));
await page.close();
}
await browser.close();
