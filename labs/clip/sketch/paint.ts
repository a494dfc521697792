/** Strokes on a canvas. */
import { COLOURS, SHEET, type Stroke, WIDTHS } from './strokes.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** White paper, then the strokes in their order. `side`: pixels of the square canvas. */
export function paintSheet(context: Context, strokes: readonly Stroke[], side: number): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, side, side);
  context.scale(side / SHEET, side / SHEET);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const { colour, width, points } of strokes) {
    const [first, ...rest] = points;
    if (!first) continue;
    context.strokeStyle = COLOURS[colour] ?? COLOURS[0];
    context.lineWidth = WIDTHS[width] ?? WIDTHS[0];
    context.beginPath();
    context.moveTo(...first);
    // a single point: a line of no length draws the round cap
    for (const point of rest.length > 0 ? rest : [first]) context.lineTo(...point);
    context.stroke();
  }
}
