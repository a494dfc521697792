import { chromium } from 'playwright';
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const p = await (await b.newContext({viewport:{width:1280,height:900},serviceWorkers:'block'})).newPage();
await p.goto('http://localhost:4331/55-1-1/'); await p.locator('#attention').scrollIntoViewIfNeeded(); await p.waitForFunction(() => !document.querySelector('#attention astro-island[ssr]'));
const lab=p.locator('#attention');
const text = ('Le petit garçon prit la main de sa mère, et la petite fille regarda la mer. '.repeat(12)).trim().slice(0,940);
await lab.locator('textarea').fill(text); await lab.getByRole('button',{name:/Charger le modèle/}).click();
await p.waitForFunction(()=>/Dernier passage/.test(document.querySelector('#attention').innerText),null,{timeout:120000});
await p.waitForTimeout(1500);
const cdp = await p.context().newCDPSession(p);
const events=[]; cdp.on('Tracing.dataCollected',e=>events.push(...e.value));
await cdp.send('Tracing.start',{transferMode:'ReportEvents',categories:'devtools.timeline,disabled-by-default-devtools.timeline'});
await lab.locator('.cells').focus(); for (let i=0;i<10;i++) { await p.keyboard.press('ArrowUp'); await p.waitForTimeout(100); }
const done=new Promise(r=>cdp.once('Tracing.tracingComplete',r)); await cdp.send('Tracing.end'); await done;
const sum={}; for (const e of events) if (e.ph==='X' && e.dur>500) sum[e.name]=(sum[e.name]??0)+e.dur/1000;
console.log(Object.entries(sum).sort((a,b)=>b[1]-a[1]).slice(0,15));
await b.close();
