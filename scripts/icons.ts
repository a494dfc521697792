/**
 * Draws the icons into public/: `npx node scripts/icons.ts`. The drawing is a page of the book that carries a causal
 * attention matrix: row i attends equally to its i tokens, so each cell has weight 1/i, the darker the larger.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumLaunch } from '../tests/setup/chromium.ts';

const ACCENT = '#1f4e8c'; // --accent of the light theme
const PAPER = '#fdfcf9'; // --paper
const ROWS = 4;

/** Side of the drawing's coordinate system. */
const SIDE = 64;

/** `inset`: share of the side kept around the page; `radius`: corner of the background. */
function icon(inset: number, radius: number): string {
  const height = SIDE * (1 - 2 * inset);
  const width = height * 0.86;
  const left = (SIDE - width) / 2;
  const top = (SIDE - height) / 2;
  const fold = width * 0.22;
  const margin = width * 0.13;
  const pitch = (width - 2 * margin) / ROWS;
  const gap = pitch * 0.14;
  const bottom = top + height - margin;
  const n = (value: number) => String(Math.round(value * 100) / 100);
  const cells = Array.from({ length: ROWS }, (_, i) =>
    Array.from({ length: i + 1 }, (_, j) => {
      const x = left + margin + j * pitch;
      const y = bottom - (ROWS - i) * pitch;
      const side = n(pitch - gap);
      return `<rect x="${n(x)}" y="${n(y)}" width="${side}" height="${side}" rx="1" fill-opacity="${n(1 / (i + 1))}"/>`;
    }).join(''),
  ).join('');
  const page = `M${n(left)} ${n(top)}h${n(width - fold)}l${n(fold)} ${n(fold)}v${n(height - fold)}h${n(-width)}z`;
  const corner = `M${n(left + width - fold)} ${n(top)}v${n(fold)}h${n(fold)}z`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"><title>I.55</title>`,
    `<rect width="${SIDE}" height="${SIDE}" rx="${radius}" fill="${ACCENT}"/>`,
    `<path d="${page}" fill="${PAPER}"/><path d="${corner}" fill="${ACCENT}" fill-opacity=".35"/>`,
    `<g fill="${ACCENT}">${cells}</g></svg>\n`,
  ].join('');
}

const PLAIN = icon(0.13, 12);
/** Launchers cut a circle out of it: the drawing stays within the safe 80 %, the colour goes to the edges. */
const MASKABLE = icon(0.21, 0);
const PNGS = [
  { file: 'icon-192.png', side: 192, svg: PLAIN },
  { file: 'icon-512.png', side: 512, svg: PLAIN },
  { file: 'maskable-512.png', side: 512, svg: MASKABLE },
  { file: 'apple-touch-icon.png', side: 180, svg: icon(0.13, 0) },
];

mkdirSync('public/icons', { recursive: true });
writeFileSync('public/favicon.svg', PLAIN);
const browser = await chromium.launch(chromiumLaunch());
for (const { file, side, svg } of PNGS) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${side}px}</style>${svg}`);
  writeFileSync(`public/icons/${file}`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
