/** The page around a session: where drawings are fetched and strokes painted. */
import { openGallery } from '@kit/drawings/page.ts';
import type { Surroundings } from './session.svelte.ts';
import { paintSheet } from './sketch/paint.ts';
import { SHEET } from './sketch/strokes.ts';

export const pageSurroundings: Surroundings = {
  gallery: openGallery,
  paint: (strokes) => {
    const context = new OffscreenCanvas(SHEET, SHEET).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no 2d canvas');
    paintSheet(context, strokes, SHEET);
    return context.getImageData(0, 0, SHEET, SHEET);
  },
};
