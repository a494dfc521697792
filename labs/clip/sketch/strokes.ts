/**
 * A drawing made in the lab, as strokes: small enough to be part of a link, so that a drawing can be shown to someone
 * else without any server. Coordinates are whole numbers from 0 to 255 on a square sheet.
 */
export interface Stroke {
  /** index in `COLOURS` */
  readonly colour: number;
  /** index in `WIDTHS` */
  readonly width: number;
  readonly points: readonly Point[];
}
export type Point = readonly [x: number, y: number];

export const SHEET = 256;
/** CSS colours of the ink; names in the strings, in the same order. */
export const COLOURS = [
  '#1c1c1c',
  '#d0312d',
  '#f08c1d',
  '#f7cf2e',
  '#3c9a3f',
  '#2f6fd0',
  '#7a4bb0',
  '#8a5a35',
  '#f2a0b5',
  '#ffffff',
] as const;
/** Diameters in units of the sheet. */
export const WIDTHS = [8, 18, 36] as const;

const MAX_STROKES = 60;
/** Of all strokes together: about 1,600 characters of a link. */
export const MAX_POINTS = 600;
/** A point nearer to the one before adds nothing that 32 pixels could show. */
const LEAST_STEP = 3;
/** Points that one length byte can count. */
const LONGEST = 255;

/** The stroke with one more point, unless it is too near; the same stroke if nothing changed. */
export function extend(stroke: Stroke, [x, y]: Point): Stroke {
  const point: Point = [clamp(x), clamp(y)];
  const last = stroke.points.at(-1);
  if (last && Math.hypot(last[0] - point[0], last[1] - point[1]) < LEAST_STEP) return stroke;
  return { ...stroke, points: [...stroke.points, point] };
}

const clamp = (x: number) => Math.max(0, Math.min(SHEET - 1, Math.round(x)));

export function countPoints(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, { points }) => sum + points.length, 0);
}

/** Per stroke: one byte of colour and width, one of length, two per point; base64url. A long stroke becomes several. */
export function encode(strokes: readonly Stroke[]): string {
  const bytes = strokes.flatMap(({ colour, width, points }) => {
    const out: number[] = [];
    for (let from = 0; from < points.length; from += LONGEST - 1) {
      const part = points.slice(from, from + LONGEST);
      if (from > 0 && part.length < 2) break;
      out.push(colour * 16 + width, part.length, ...part.flat());
    }
    return out;
  });
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** null when the text, of unknown origin, is no drawing. */
export function decode(text: string): Stroke[] | null {
  if (!/^[\w-]{4,4000}$/.test(text)) return null;
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  } catch {
    return null; // a length that base64 cannot have
  }
  const strokes: Stroke[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [head = 0, count = 0] = [bytes[at], bytes[at + 1]];
    const end = at + 2 + 2 * count;
    const stroke = { colour: head >> 4, width: head & 15 };
    const known = stroke.colour < COLOURS.length && stroke.width < WIDTHS.length;
    if (!known || count === 0 || end > bytes.length || strokes.length >= MAX_STROKES) return null;
    const points: Point[] = [];
    for (let i = at + 2; i < end; i += 2) points.push([bytes[i] as number, bytes[i + 1] as number]);
    strokes.push({ ...stroke, points });
    at = end;
  }
  return strokes.length > 0 && countPoints(strokes) <= MAX_POINTS + LONGEST ? strokes : null;
}
