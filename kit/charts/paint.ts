/** Painting cells on a canvas in the colours of the theme, in slices short enough for the page never to stutter. */
import { type Palette, parseRgb, pixels, type Scale } from './scale.ts';

/** Palettes already read, by kind of canvas. Reading one makes the browser style the whole page: never once per map. */
const palettes = new Map<string, Palette>();

/**
 * The colours reach the canvas as its own CSS properties, already resolved for the theme:
 * `outline-color` = paper, `color` = positive hue, `caret-color` = negative hue (see the style of each component).
 */
function paletteOf(canvas: HTMLCanvasElement): Palette {
  const known = palettes.get(canvas.className);
  if (known) return known;
  const style = getComputedStyle(canvas);
  const palette = {
    paper: parseRgb(style.outlineColor),
    positive: parseRgb(style.color),
    negative: parseRgb(style.caretColor),
  };
  palettes.set(canvas.className, palette);
  return palette;
}

/** One pixel per cell; CSS stretches it. */
export function paintCells(
  canvas: HTMLCanvasElement,
  values: Float32Array,
  rows: number,
  cols: number,
  scale: Scale,
): void {
  const context = canvas.getContext('2d');
  if (!context || rows === 0 || cols === 0) return;
  canvas.width = cols;
  canvas.height = rows;
  context.putImageData(new ImageData(pixels(values, scale, paletteOf(canvas)), cols, rows), 0, 0);
}

/** Calls `repaint` whenever the theme changes, with new colours to read; returns what stops it. */
export function onThemeChange(repaint: () => void): () => void {
  const changed = () => {
    palettes.clear();
    repaint();
  };
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
  };
}
