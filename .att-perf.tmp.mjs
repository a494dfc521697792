import { chromium } from 'playwright';
import fs from 'node:fs';
const base = process.argv[2] ?? 'http://localhost:4330';
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--enable-unsafe-webgpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const shots = async (p, n, width) => { const box = await p.evaluate(() => { const r=document.querySelector('#attention').getBoundingClientRect(); return {x:r.x+scrollX,y:r.y+scrollY,w:r.width,h:r.height}; });
const step=1400; for (let i=0;i*step<box.h;i++) await p.screenshot({ path:`/tmp/att/${n}_${i}.png`, fullPage:true, clip:{x:Math.max(0,box.x-10),y:box.y+i*step,width:Math.min(width,box.w+20),height:Math.min(step,box.h-i*step)} }); return box; };
async function page(width, scheme='light', js=true, touch=false) {
  const c = await b.newContext({ viewport:{width,height:900}, colorScheme:scheme, javaScriptEnabled:js, hasTouch:touch, isMobile:touch, serviceWorkers:'block' });
  const p = await c.newPage();
  p.on('console', m => { if (['error','warning'].includes(m.type())) console.log('CONSOLE', m.type(), m.text().slice(0,300)); });
  p.on('pageerror', e => console.log('PAGEERROR', e.stack?.slice(0,800)));
  return p;
}
const ready = async (p) => { await p.locator('#attention').scrollIntoViewIfNeeded(); await p.waitForFunction(() => !document.querySelector('#attention astro-island[ssr]'), null, {timeout:60000}); await p.waitForTimeout(800); };
for (const step of process.argv.slice(3)) {
  if (step==='nojs') { const p = await page(1280,'light',false); await p.goto(base+'/55-1-1/'); await shots(p,'nojs',1280); await p.context().close(); }
  if (step==='phone'||step==='dark'||step==='darkphone') { const w = step==='dark'?1280:360; const p = await page(w, step.startsWith('dark')?'dark':'light', true, w===360); await p.goto(base+'/55-1-1/'); await ready(p); const box=await shots(p,step,w); console.log(step, box, await p.evaluate(()=>document.documentElement.scrollWidth)); await p.context().close(); }
  if (step==='long') {
    const p = await page(1280); await p.goto(base+'/55-1-1/'); await ready(p);
    const lab=p.locator('#attention');
    await lab.locator('textarea').fill('Le chat'); await lab.getByRole('button',{name:/Charger le modèle/}).click();
    await p.waitForFunction(()=>/Dernier passage/.test(document.querySelector('#attention').innerText),null,{timeout:120000});
    await p.evaluate(()=>{ window.long=[]; new PerformanceObserver(l=>{for(const e of l.getEntries()) window.long.push([Math.round(e.startTime),Math.round(e.duration)])}).observe({entryTypes:['longtask']}); });
    const text = ('Le petit garçon prit la main de sa mère, et la petite fille regarda la mer. '.repeat(12)).trim().slice(0,940);
    const mark=async(n)=>{ const l=await p.evaluate(()=>{const x=window.long; window.long=[]; return x;}); console.log(n,'long tasks',JSON.stringify(l)); };
    await lab.locator('textarea').fill(text); await p.waitForTimeout(4000); console.log((await lab.locator('.count').innerText()), (await lab.locator('.model').innerText()).slice(0,80)); await mark('typed');
    await lab.getByRole('switch',{name:'Masque causal'}).click(); await p.waitForTimeout(4000); await mark('mask');
    for (const s of ['scores','output','softmax']) { await lab.locator(`[data-stage=${s}]`).click(); await p.waitForTimeout(800); await mark(s); }
    await lab.locator('[data-cell="1.2"]').click(); await p.waitForTimeout(1000); await mark('head');
    await lab.locator('.cells').focus(); for (let i=0;i<10;i++) await p.keyboard.press('ArrowUp'); await p.waitForTimeout(800); await mark('arrows');
    await lab.locator('input[type=range]').fill('0.5'); await p.waitForTimeout(800); await mark('temperature');
    await shots(p,'long',1280);
    await p.context().close();
  }
}
await b.close();
