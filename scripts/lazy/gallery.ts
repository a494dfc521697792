/** Stands for @kit/drawings/page.ts in Node: the same sheet of drawings, from its file. */
import { galleryInNode } from '@kit/drawings/node.ts';

export const SHEET_BYTES = 0;
let opening: ReturnType<typeof galleryInNode> | undefined;
export function openGallery() {
  opening ??= galleryInNode();
  return opening;
}
