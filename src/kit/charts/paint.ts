/** Painting cells on a canvas in the colours of the theme, in slices short enough for the page never to stutter. */
import { type Palette, parseRgb, pixels, type Scale } from './scale.ts';

/**
 * The colours reach the canvas as its own CSS properties, already resolved for the theme:
 * `outline-color` = paper, `color` = positive hue, `caret-color` = negative hue (see chart.css in each component).
 */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  return {
    paper: parseRgb(style.outlineColor),
    positive: parseRgb(style.color),
    negative: parseRgb(style.caretColor),
  };
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

/** Calls `repaint` whenever the theme changes; returns what stops it. */
export function onThemeChange(repaint: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(repaint);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  query.addEventListener('change', repaint);
  return () => {
    observer.disconnect();
    query.removeEventListener('change', repaint);
  };
}
