/** Pictures in Node, in every format of the web: commands and tests. Never imported by code of the page. */
import { RawImage } from '@xenova/transformers';
import type { Rgba } from '../images/preprocess.ts';

/** Rejects when the file is no picture. */
export async function readImageInNode(file: string): Promise<Rgba> {
  const { width, height, data } = (await RawImage.read(file)).rgba();
  return { width, height, data };
}
