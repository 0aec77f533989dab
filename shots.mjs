import { chromium } from '@playwright/test'; import sharp from 'sharp'; import fs from 'node:fs';
const [,, origin, spec, outName] = process.argv; // spec: json file [{user,pw,pages:[...]}]
const axe = fs.readFileSync('node_modules/axe-core/axe.min.js','utf8');
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-background-networking','--disable-component-update','--disable-sync','--no-first-run','--disable-quic']});
for (const one of JSON.parse(fs.readFileSync(spec,'utf8'))) {
  const c = await b.newContext({locale:'id-ID',timezoneId:'Asia/Jakarta',serviceWorkers:'block',bypassCSP:true});
  const p = await c.newPage();
  if (one.user) { await p.goto(origin+'/petugas/masuk'); await p.fill('input[autocomplete=username]',one.user); await p.fill('input[type=password]',one.pw); await p.click('main form button.btn'); await p.waitForLoadState(); }
  if (one.paper) { await p.goto(origin+'/lacak'); await p.fill('input[name=nomor]',one.paper[0]); await p.fill('input[name=kode]',one.paper[1]); await p.click('main form button.btn'); await p.waitForLoadState(); }
  const shots=[];
  for (const url of one.pages) {
    for (const [w,h] of [[360,740],[1280,800]]) {
      await p.setViewportSize({width:w,height:h});
      if (w===360||true) { const r = await p.goto(origin+url); if (r && r.status()>=400) console.log('STATUS',r.status(),url); }
      if (w===360){ const o = await p.evaluate(()=>document.documentElement.scrollWidth); if(o>360) console.log('OVERFLOW',o,url); await p.evaluate(axe); const v = await p.evaluate(()=>axe.run().then(r=>r.violations.map(x=>x.id+': '+x.nodes[0].html.slice(0,120)))); if(v.length) console.log('AXE',url,v); 
        const hrefs = await p.$$eval('main a[href]',as=>as.map(a=>a.getAttribute('href')).filter(h=>!h.startsWith('#')));if(one.links)console.log(url,[...new Set(hrefs)].join(' ')); }
      shots.push({url,w,png:await p.screenshot({fullPage:true})});
    }
  }
  // montage: pairs side by side, cap height
  let n=0;
  for (let i=0;i<shots.length;i+=6) {
    const group=shots.slice(i,i+6); let x=0; const comps=[]; let maxh=0;
    for (const s of group){ const scale = s.w===360?1:0.55; const img=sharp(s.png); const m=await img.metadata(); const W=Math.round(m.width*scale), H=Math.min(1900,Math.round(m.height*scale)); const buf=await sharp(await img.resize({width:W}).png().toBuffer()).extract({left:0,top:0,width:W,height:Math.min(H, Math.round(m.height*W/m.width))}).png().toBuffer(); comps.push({input:buf,left:x,top:0}); x+=W+12; maxh=Math.max(maxh,H); }
    const f=`/tmp/shots/${outName}-${one.user??one.paper?.[0]??'warga'}-${n++}.png`; await sharp({create:{width:x,height:maxh,channels:3,background:'#888'}}).composite(comps).png().toFile(f); console.log(f, group.filter(s=>s.w===360).map(s=>s.url).join(' | '));
  }
  await c.close();
}
await b.close();
