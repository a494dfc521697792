/**
 * The drawings that exercises are about, one file each: a reader sees which one is meant without fetching the whole
 * sheet.
 */
import { rgbaPng } from '@kit/charts/png.ts';
import { drawingIndex } from '@kit/drawings/gallery.ts';
import { galleryInNode } from '@kit/drawings/node.ts';
import { ALL_SUBJECTS, drawingOf } from './exercises/material.ts';
import { drawingFile } from './exercises/shown.ts';

const gallery = galleryInNode();

async function png(drawing: string): Promise<Uint8Array<ArrayBuffer>> {
  const { rgba, drawings } = await gallery;
  const { data, width, height } = rgba(drawingIndex({ drawings }, drawing));
  return Uint8Array.from(rgbaPng(data, width, height));
}

export const files = Object.fromEntries(
  ALL_SUBJECTS.map(drawingOf).map((drawing) => [drawingFile(drawing), () => png(drawing)]),
);
