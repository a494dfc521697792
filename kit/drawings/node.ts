/** The same sheet in Node: the build and the tests. Never imported by code of the page. */
import { readFile } from 'node:fs/promises';
import type { Gallery } from './gallery.ts';
import { decodePng } from './png.ts';
import { galleryOf, type Sheet } from './sheet.ts';

const FOLDER = 'public/models/clip';

export async function galleryInNode(): Promise<Gallery> {
  const [list, picture] = await Promise.all([
    readFile(`${FOLDER}/drawings.json`, 'utf8'),
    readFile(`${FOLDER}/drawings.png`),
  ]);
  return galleryOf(JSON.parse(list) as Sheet, decodePng(picture), '/models/clip/drawings.png');
}
