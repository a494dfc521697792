/** The page around a session: where drawings are fetched and strokes painted. */
import { openGallery } from '@kit/drawings/page.ts';
import { paintedPixels } from '@kit/images/readback.ts';
import type { Surroundings } from './session.svelte.ts';
import { paintSheet } from './sketch/paint.ts';
import { SHEET } from './sketch/strokes.ts';

export const pageSurroundings: Surroundings = {
  gallery: openGallery,
  paint: (strokes) => paintedPixels(SHEET, SHEET, (context) => paintSheet(context, strokes, SHEET)),
};
