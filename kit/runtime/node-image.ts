/** Pictures in Node, in every format of the web: commands and tests. Never imported by code of the page. */
import sharp from 'sharp'; // comes with transformers.js, whose own reader refuses grey pictures with transparency
import type { Rgba } from '../images/preprocess.ts';

/** Turned as its camera says, as browsers do. Rejects when the file is no picture. */
export async function readImageInNode(file: string): Promise<Rgba> {
  const pixels = sharp(file).autoOrient().toColourspace('srgb').ensureAlpha().raw({ depth: 'uchar' });
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
