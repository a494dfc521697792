/**
 * From a value to a colour: how strongly (`strength`, 0…1) and in which of two hues. Lightness then goes evenly from
 * the paper to the hue, so equal steps of strength look equal in the light and in the dark theme, and to colour-blind
 * readers.
 */

/**
 * `share`: values in [0, 1], drawn by their square root so that small shares stay visible. `signed`: −limit…limit,
 * linear.
 */
export type Scale = { readonly kind: 'share' } | { readonly kind: 'signed'; readonly limit: number };

export const SHARES: Scale = { kind: 'share' };

/** The signed scale whose ends are the largest finite magnitude of `values`. */
export function signedScale(values: ArrayLike<number>): Scale {
  let limit = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] as number);
    if (size > limit && size < Number.POSITIVE_INFINITY) limit = size;
  }
  return { kind: 'signed', limit: limit || 1 };
}

/** 0…1; NaN when there is no value to draw (NaN, ±∞). */
export function strength(value: number, scale: Scale): number {
  if (!Number.isFinite(value)) return Number.NaN;
  const part = scale.kind === 'share' ? Math.sqrt(Math.max(0, value)) : Math.abs(value) / scale.limit;
  return Math.min(1, part);
}

export type Rgb = readonly [number, number, number];

/** A computed CSS colour, `rgb(31, 78, 140)` or `color(srgb 0.1 0.3 0.5)`, as three bytes. */
export function parseRgb(css: string): Rgb {
  const numbers = (css.match(/[\d.]+/g) ?? []).map(Number);
  const unit = css.startsWith('color(') ? 255 : 1;
  const [r = 0, g = 0, b = 0] = numbers.map((value) => value * unit);
  return [r, g, b];
}

/** The three colours of a chart: no value, +1, −1. */
export interface Palette {
  readonly paper: Rgb;
  readonly positive: Rgb;
  readonly negative: Rgb;
}

/** Row-major cells [rows, cols] as RGBA pixels, one per cell; a cell without a value is transparent. */
export function pixels(
  values: Float32Array,
  scale: Scale,
  { paper, positive, negative }: Palette,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(values.length * 4);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const part = strength(value, scale);
    if (Number.isNaN(part)) continue;
    const hue = value < 0 ? negative : positive;
    for (let c = 0; c < 3; c++) out[i * 4 + c] = (paper[c] as number) * (1 - part) + (hue[c] as number) * part;
    out[i * 4 + 3] = 255;
  }
  return out;
}

/**
 * Cells [rows, cols] shrunk to at most `side` rows and columns, each new cell the largest value of its block: a thin
 * diagonal stays visible, which a mean would erase.
 */
export function pooled(
  values: Float32Array,
  rows: number,
  cols: number,
  side: number,
): { readonly values: Float32Array; readonly rows: number; readonly cols: number } {
  const step = Math.ceil(Math.max(rows, cols) / side);
  if (step <= 1) return { values, rows, cols };
  const height = Math.ceil(rows / step);
  const width = Math.ceil(cols / step);
  const out = new Float32Array(height * width);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const at = Math.floor(r / step) * width + Math.floor(c / step);
      out[at] = Math.max(out[at] as number, values[r * cols + c] as number);
    }
  }
  return { values: out, rows: height, cols: width };
}
