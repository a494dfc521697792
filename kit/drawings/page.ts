/** The sheet of drawings in the page: fetched once, checked and kept like the model's other files. */
import { fileOf } from '../runtime/catalog.ts';
import { RuntimeError } from '../runtime/errors.ts';
import { download } from '../runtime/files.ts';
import type { Gallery } from './gallery.ts';
import { decodePng } from './png.ts';
import { galleryOf, type Sheet } from './sheet.ts';

const LIST = 'drawings.json';
const PICTURE = 'drawings.png';

/** bytes to fetch where the sheet was never opened */
export const SHEET_BYTES = [LIST, PICTURE].reduce((sum, path) => sum + fileOf('clip', path).size, 0);

let opening: Promise<Gallery> | undefined;

/** RuntimeError('offline' | 'http' | 'corrupt'); a failure is not kept. */
export function openGallery(): Promise<Gallery> {
  opening ??= fetchGallery().catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function fetchGallery(): Promise<Gallery> {
  const { bytes } = await download([fileOf('clip', LIST), fileOf('clip', PICTURE)]);
  const [list, picture] = [bytes.get(LIST), bytes.get(PICTURE)];
  if (!list || !picture) throw new RuntimeError('corrupt', LIST);
  // never revoked: the page shows its tiles for as long as it lives
  const url = URL.createObjectURL(new Blob([picture], { type: 'image/png' }));
  const sheet = JSON.parse(new TextDecoder().decode(list)) as Sheet;
  return galleryOf(sheet, decodePng(picture), url);
}
